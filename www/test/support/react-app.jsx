// A React page that changes: a figure in a paragraph, a list that grows and shrinks, a passage that comes and goes.

import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot } from "react-dom/client";

const BOATS = [
  { id: 1, name: "Merle", text: "carries 300 tonnes" },
  { id: 2, name: "Brant", text: "carries 450 tonnes" },
  { id: 3, name: "Teal", text: "cost £4 million" },
];

export function App({ told }) {
  const [share, setShare] = useState(12);
  const [boats, setBoats] = useState(BOATS);
  const [isLong, setLong] = useState(true);
  if (told) Object.assign(told, { setShare, setBoats, setLong });
  return (
    <article>
      <h1>Boats of Sedge</h1>
      <p id="share">{share} percent of the boats stayed in port{share > 50 && <b>, more than 40 of them for good</b>}.</p>
      <ul>{boats.map(({ id, name, text }) => <li key={id}>The {name} {text}.</li>)}</ul>
      {isLong && <p>They sail to <em>Reykjavík</em> in 3 days.</p>}
      <button onClick={() => setShare((share) => share + 1)}>One more</button>
    </article>
  );
}

// On a server the markup alone is made.
if (typeof document === "object") {
  const told = {};
  const container = document.querySelector("#app");
  let root;
  globalThis.app = {
    mount: () => flushSync(() => {
      root = createRoot(container);
      root.render(<App told={told} />);
    }),
    hydrate: () => flushSync(() => {
      root = hydrateRoot(container, <App told={told} />);
    }),
    unmount: () => flushSync(() => root.unmount()),
    share: (share) => flushSync(() => told.setShare(share)),
    boats: (change) => flushSync(() => told.setBoats(change)),
    long: (isLong) => flushSync(() => told.setLong(isLong)),
    /** What React has written, with nothing of ours. */
    html: () => container.innerHTML,
  };
}
