// Runs the tests file by file, two at a time, as the browsers share one machine: `node test/run.mjs [files…]`. A file that opens
// browsers is run once in each, side by side. What fails is run once more when all the rest is done and nothing else runs, because a
// browser on a busy machine can be slow; what fails twice, fails. What failed once is listed at the end, so that nobody takes it for
// stable.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "./support/browsers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const files = given.length > 0 ? given : readdirSync(here, { recursive: true }).filter((name) => name.endsWith(".test.mjs")).sort().map((name) => join(here, name));

/** More of them starve each other, however many processors there are. */
const AT_ONCE = Math.min(2, availableParallelism());
/** What these make before their browsers open would be made for each of them. */
const IN_ONE = ["package.test.mjs"];

/** The runs of a file: { file, browsers }, in each browser one. */
function runsOf(file) {
  const isByBrowser = /\b(BROWSERS|inEachBrowser)\b/.test(readFileSync(file, "utf8")) && !IN_ONE.includes(basename(file));
  return (isByBrowser ? BROWSERS : [BROWSERS.join(",")]).map((browsers) => ({ file, browsers }));
}

/** Runs a file, prints its lines but for the count at its end when it is over, and gives that: { pass, fail, cancelled, … }. */
async function run({ file, browsers }) {
  const env = { ...process.env, FACTLIGHT_BROWSERS: browsers };
  const child = spawn(process.execPath, ["--test", "--test-reporter=tap", file], { stdio: ["ignore", "pipe", "inherit"], env });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  const counts = {};
  const lines = said.split("\n").filter((line) => {
    const [, name, count] = /^# (tests|suites|pass|fail|cancelled|skipped|todo) (\d+)$/.exec(line) ?? [];
    if (name) counts[name] = Number(count);
    return !name;
  });
  console.log(lines.join("\n"));
  // A file that cannot be run has no count.
  const failed = (counts.fail ?? 0) + (counts.cancelled ?? 0);
  return { ...counts, fail: code === 0 ? failed : Math.max(1, failed) };
}

const total = { pass: 0, fail: 0, skipped: 0 };
const add = (counts) => Object.keys(total).forEach((name) => (total[name] += counts[name] ?? 0));
const waiting = files.flatMap(runsOf);
const late = [];

async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const counts = await run(next);
    if (counts.fail === 0) add(counts);
    else late.push(next);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
const passed = [];
for (const again of late) {
  console.log(`${again.file} failed in ${again.browsers}, and is run once more`);
  const counts = await run(again);
  add(counts);
  if (counts.fail === 0) passed.push(again);
}
for (const { file, browsers } of passed) console.log(`failed once and then passed: ${file} in ${browsers}`);
for (const [name, count] of Object.entries(total)) console.log(`# ${name} ${count}`);
process.exitCode = total.fail > 0 ? 1 : 0;
