//! Owns counting tests in the output of test runners. Leaves running them to `commands::test`.
//!
//! `test result: ok. 12 passed; 0 failed; …` → 12 passed, 0 failed

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u32,
    /// Failed, or could not be run.
    pub failed: u32,
}

impl Tally {
    /// Adds what a line of output says: cargo's and wasm-bindgen's `test result: …`, Node's `# pass 5` (or `ℹ pass 5`).
    pub fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += before(result, " passed");
            self.failed += before(result, " failed");
        } else if let Some(node) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            self.passed += after(node, "pass ");
            self.failed += after(node, "fail ") + after(node, "cancelled ");
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// What a step that succeeded (or not) counts: its tests; one, where it has none that were counted. A step never
    /// fails without a failure in its tally.
    pub fn of_step(self, succeeded: bool) -> Self {
        match (succeeded, self) {
            (true, Self { passed: 0, failed: 0 }) => Self { passed: 1, failed: 0 },
            (false, Self { passed, failed: 0 }) => Self { passed, failed: 1 },
            _ => self,
        }
    }
}

/// The number before ` passed`.
fn before(text: &str, word: &str) -> u32 {
    let Some(at) = text.find(word) else { return 0 };
    text[..at]
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

fn after(text: &str, word: &str) -> u32 {
    text.strip_prefix(word).and_then(|digits| digits.trim().parse().ok()).unwrap_or(0)
}

/// Leaves out `ESC [ … letter`.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            // The bracket, then parameters up to a letter.
            rest.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (u32, u32) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn results_of_several_test_binaries_add_up() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s",
        ];
        assert_eq!(tally(&lines), (15, 2));
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        assert_eq!(
            tally(&["test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 4 passed; 0 failed; 0 ignored"]),
            (4, 0)
        );
    }

    #[test]
    fn node_s_summary_is_read_in_both_forms() {
        assert_eq!(tally(&["# tests 7", "# pass 5", "# fail 1", "# cancelled 1"]), (5, 2));
        assert_eq!(tally(&["ℹ pass 5", "ℹ fail 0"]), (5, 0));
    }

    #[test]
    fn prose_about_tests_is_not_counted() {
        assert_eq!(tally(&["all 5 passed", "running 3 tests", "# passing 4"]), (0, 0));
    }

    #[test]
    fn a_step_without_counted_tests_counts_as_one() {
        assert_eq!(Tally::default().of_step(true), Tally { passed: 1, failed: 0 });
        assert_eq!(Tally { passed: 8, failed: 0 }.of_step(false), Tally { passed: 8, failed: 1 });
        assert_eq!(Tally { passed: 8, failed: 2 }.of_step(false), Tally { passed: 8, failed: 2 });
    }
}
