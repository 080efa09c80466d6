//! Owns weighing what a reader downloads against the budgets of wasm-pack.toml. Leaves compressing to Node's zlib.
//!
//! `www/pkg/web/factlight_bg.wasm` → `262.0 kB of 400 kB`

use anyhow::{Context, Result};

use crate::builds::Budget;
use crate::call::Call;
use crate::paths::Paths;
use crate::tally::Tally;

/// Prints the size of each argument after brotli at quality 11, a line each.
const WEIGH: &str = "const z = require('zlib'), fs = require('fs'), c = z.constants; \
    for (const f of process.argv.slice(1)) { const b = fs.readFileSync(f); console.log(z.brotliCompressSync(b, { params: { \
    [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 22, [c.BROTLI_PARAM_SIZE_HINT]: b.length } }).length); }";

/// Prints a line for each budget and counts those that are kept.
///
/// # Errors
/// When a file is not there.
pub fn weigh(paths: &Paths, budgets: &[Budget]) -> Result<Tally> {
    let files: Vec<_> = budgets.iter().map(|budget| paths.root.join(&budget.file)).collect();
    let output =
        Call::new("node").args(["-e", WEIGH]).args(&files).output("weighing the files of [[budget]]")?;
    let mut tally = Tally::default();
    for (budget, bytes) in budgets.iter().zip(output.lines()) {
        let kb = bytes.parse::<u32>().with_context(|| format!("a size, but node wrote {bytes}"))?;
        let kb = f64::from(kb) / 1000.0;
        let kept = kb <= budget.brotli_kb;
        let verdict = if kept { "" } else { ": TOO LARGE" };
        println!("   {}: {kb:.1} kB of {} kB (brotli){verdict}", budget.file.display(), budget.brotli_kb);
        tally.add(Tally { passed: u32::from(kept), failed: u32::from(!kept) });
    }
    Ok(tally)
}
