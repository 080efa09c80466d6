// Runs the tests file by file, as the browsers share one machine: `node test/run.mjs [files…]`. A file with a failure is run once
// more, because a browser on a busy machine can be slow; what fails twice, fails. What failed once is listed at the end, so that
// nobody takes it for stable.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const files = given.length > 0 ? given : readdirSync(here, { recursive: true }).filter((name) => name.endsWith(".test.mjs")).sort().map((name) => join(here, name));

/** Runs a file, passes its lines on but for the count at its end, and gives that: { pass, fail, cancelled, … }. */
async function run(file) {
  const child = spawn(process.execPath, ["--test", "--test-reporter=tap", file], { stdio: ["ignore", "pipe", "inherit"] });
  const counts = {};
  let rest = "";
  const read = (line) => {
    const [, name, count] = /^# (tests|suites|pass|fail|cancelled|skipped|todo) (\d+)$/.exec(line) ?? [];
    if (name) counts[name] = Number(count);
    else console.log(line);
  };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop();
    lines.forEach(read);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (rest) read(rest);
  // A file that cannot be run has no count.
  const failed = (counts.fail ?? 0) + (counts.cancelled ?? 0);
  return { ...counts, fail: code === 0 ? failed : Math.max(1, failed) };
}

const total = { pass: 0, fail: 0, skipped: 0 };
const late = [];
for (const file of files) {
  let counts = await run(file);
  if (counts.fail > 0) {
    console.log(`${file} failed, and is run once more`);
    late.push(file);
    counts = await run(file);
  }
  for (const name of Object.keys(total)) total[name] += counts[name] ?? 0;
  if (counts.fail > 0) late.splice(late.indexOf(file), 1);
}
for (const file of late) console.log(`failed once and then passed: ${file}`);
for (const [name, count] of Object.entries(total)) console.log(`# ${name} ${count}`);
process.exitCode = total.fail > 0 ? 1 : 0;
