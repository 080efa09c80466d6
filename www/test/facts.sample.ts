// Written by tests/boundary.rs (UPDATE=1 cargo test --test boundary): one fact of every variant, as the
// engine sends it. If this file does not type-check, src/fact.rs and src/facts.ts have drifted apart.
import type { Fact } from "../src/facts.js";

export const facts = [
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "currency"
    },
    "form": "currency",
    "approximator": null,
    "change": "down",
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "low": 1.0,
      "high": null
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "cardinal",
    "approximator": null,
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "percent"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "length"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [
      {
        "amount": {
          "value": 5.0
        },
        "unit": {
          "id": "z",
          "name": "z",
          "measure": "length"
        },
        "of": null
      },
      {
        "amount": {
          "value": 5.0
        },
        "unit": {
          "id": "z",
          "name": "z",
          "measure": "length"
        },
        "of": "US mile"
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "area"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "volume"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "mass"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "duration"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "speed"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "temperature"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "energy"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "power"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "data"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "pressure"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "frequency"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "angle"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "force"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "rate"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "count"
    },
    "form": "measure",
    "approximator": "about",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "ordinal",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "fraction",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "percent",
    "approximator": "nearly",
    "change": "up",
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "duration",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "age",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "temperature",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "ratio",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "multiplier",
    "approximator": "nearly",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "cardinal",
    "approximator": "at_least",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "cardinal",
    "approximator": "at_most",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "cardinal",
    "approximator": "more_than",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quantity",
    "core": {
      "start": 1,
      "end": 3
    },
    "amount": {
      "value": 5.0
    },
    "unit": {
      "id": "x",
      "name": "y",
      "measure": "other"
    },
    "form": "cardinal",
    "approximator": "less_than",
    "change": null,
    "measured": {
      "start": 1,
      "end": 3
    },
    "base": {
      "start": 1,
      "end": 3
    },
    "converted": [],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": true,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": {
        "block": 0,
        "start": 11,
        "end": 14
      },
      "cue": {
        "block": 0,
        "start": 6,
        "end": 10
      },
      "confidence": 0.9,
      "kind": "person"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "mixed",
    "continues": true,
    "source": {
      "speaker": {
        "form": "pronoun",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "antecedent": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": null
      },
      "role": {
        "block": 0,
        "start": 11,
        "end": 14
      },
      "cue": {
        "block": 0,
        "start": 6,
        "end": 10
      },
      "confidence": 0.9,
      "kind": "person"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "indirect",
    "continues": true,
    "source": {
      "speaker": {
        "form": "carried",
        "antecedent": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": {
        "block": 0,
        "start": 11,
        "end": 14
      },
      "cue": {
        "block": 0,
        "start": 6,
        "end": 10
      },
      "confidence": 0.9,
      "kind": "person"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": false,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": null,
      "cue": null,
      "confidence": 0.9,
      "kind": "body"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": false,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": null,
      "cue": null,
      "confidence": 0.9,
      "kind": "document"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": false,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": null,
      "cue": null,
      "confidence": 0.9,
      "kind": "unnamed"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": false,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": null,
      "cue": null,
      "confidence": 0.9,
      "kind": "group"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "quote",
    "content": {
      "start": 1,
      "end": 4
    },
    "form": "direct",
    "continues": false,
    "source": {
      "speaker": {
        "form": "named",
        "at": {
          "block": 0,
          "start": 11,
          "end": 20
        },
        "name": "Ada Quist"
      },
      "role": null,
      "cue": null,
      "confidence": 0.9,
      "kind": "writer"
    },
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "continent",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "country",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "region",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "county",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "water",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "mountain",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "island",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "area",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "facility",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "demonym",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": true,
    "reason": "size",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "only",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "pair",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "nearby",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "country",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "home",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": null,
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": null,
    "lon": null,
    "precision": "town",
    "within": "Oslo",
    "population": 700000,
    "metonym": false,
    "reason": "lies_in",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": "geonames:1",
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": 59.9,
    "lon": 10.7,
    "precision": "town",
    "within": null,
    "population": 700000,
    "metonym": false,
    "reason": "several",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": null,
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": null,
    "lon": null,
    "precision": "point",
    "within": "Oslo",
    "population": 700000,
    "metonym": false,
    "reason": "lies_in",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": null,
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": null,
    "lon": null,
    "precision": "region",
    "within": "Oslo",
    "population": 700000,
    "metonym": false,
    "reason": "lies_in",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": null,
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": null,
    "lon": null,
    "precision": "country",
    "within": "Oslo",
    "population": 700000,
    "metonym": false,
    "reason": "lies_in",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  },
  {
    "anchor": {
      "block": 0,
      "start": 0,
      "end": 5
    },
    "kind": "place",
    "id": null,
    "name": "Oslo",
    "place_kind": "city",
    "country": "NO",
    "region": "Oslo",
    "lat": null,
    "lon": null,
    "precision": "none",
    "within": "Oslo",
    "population": 700000,
    "metonym": false,
    "reason": "lies_in",
    "namesakes": [
      {
        "name": "Oslo",
        "place_kind": "city",
        "country": "US",
        "region": "Minnesota",
        "lat": 48.2,
        "lon": -97.1,
        "population": null
      }
    ],
    "source": null,
    "citation": "/report",
    "evidence": {
      "rule": "sample.rule",
      "confidence": 0.5
    }
  }
] satisfies Fact[];
