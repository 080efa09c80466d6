//! Owns reading what libFuzzer prints. What is made of it is left to the callers.
//!
//! `#10000  DONE   cov: 10859 ft: 28382 corp: 2412/250Kb lim: 422 exec/s: 5000 rss: 47Mb` → `Figures { executions: 10000, … }`

/// How far a run came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Inputs that were tried.
    pub executions: u64,
    /// Of them in a second.
    pub per_second: u64,
    /// Edges of the program's flow that one of them went over.
    pub edges: u64,
    /// Inputs that are kept because each does something that no other does.
    pub corpus: u64,
}

impl Figures {
    /// The last figures in a run's output.
    pub fn of(said: &str) -> Self {
        let mut figures = Self::default();
        for line in said.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let behind = |name: &str| {
                let at = words.iter().position(|word| *word == name)?;
                number(words.get(at + 1)?)
            };
            if let Some(executions) = words.first().and_then(|word| word.strip_prefix('#')).and_then(number) {
                figures.executions = executions;
                figures.per_second = behind("exec/s:").unwrap_or(figures.per_second);
                figures.edges = behind("cov:").unwrap_or(figures.edges);
                figures.corpus = behind("corp:").unwrap_or(figures.corpus);
            }
            // A run that broke something ends without a line of the first kind.
            figures.executions = behind("stat::number_of_executed_units:").unwrap_or(figures.executions);
            figures.per_second = behind("stat::average_exec_per_sec:").unwrap_or(figures.per_second);
        }
        figures
    }
}

/// The number that `word` begins with: `2412/250Kb` → 2412.
fn number(word: &str) -> Option<u64> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word[..end].parse().ok()
}

/// The lines that say what broke: a panic's place and message, or what libFuzzer calls it.
pub fn complaint(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    let panic = lines.iter().position(|line| line.contains(" panicked at "));
    let lines: Vec<&str> = match panic {
        Some(at) => lines[at..].iter().take_while(|line| !ends_message(line)).take(12).copied().collect(),
        None => {
            lines.into_iter().filter(|line| line.contains("ERROR:") || line.starts_with("SUMMARY:")).collect()
        }
    };
    let said = lines.join("\n   ");
    // Before it stands which thread it was; there is one.
    let said = said.find("panicked at ").map_or(said.as_str(), |start| &said[start..]);
    if said.is_empty() { "it failed without a word".to_owned() } else { said.to_owned() }
}

fn ends_message(line: &str) -> bool {
    line.starts_with("note: run with") || line.starts_with("==") || line.starts_with("stack backtrace:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_figures_count() {
        let said = "INFO: Seed: 1\n\
                    #2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 30Mb\n\
                    #9967\tNEW    cov: 10496 ft: 26317 corp: 2026/193Kb lim: 414 exec/s: 4983 rss: 49Mb L: 376/414 MS: 5 X-\n\
                    #10000\tDONE   cov: 10497 ft: 26317 corp: 2026/193Kb lim: 414 exec/s: 5000 rss: 49Mb\n";
        let figures = Figures { executions: 10_000, per_second: 5000, edges: 10_497, corpus: 2026 };
        assert_eq!(Figures::of(said), figures);
        let broke = "stat::number_of_executed_units: 10149\nstat::average_exec_per_sec:     4000\n";
        assert_eq!(
            Figures::of(&format!("{said}{broke}")),
            Figures { executions: 10_149, per_second: 4000, ..figures }
        );
    }

    #[test]
    fn a_panic_is_told_without_what_is_around_it() {
        let said = "Running: x\n\nthread '<unnamed>' (7) panicked at src/a.rs:3:5:\nslice index\nnote: run with `RUST…`\n==7== ERROR: x";
        assert_eq!(complaint(said), "panicked at src/a.rs:3:5:\n   slice index");
        assert_eq!(
            complaint("x\n==7== ERROR: libFuzzer: timeout after 10 s\n"),
            "==7== ERROR: libFuzzer: timeout after 10 s"
        );
    }
}
