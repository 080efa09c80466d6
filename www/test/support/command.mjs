// The command line, as a publisher runs it at build time: at FACTLIGHT_CLI, or else built by cargo.

import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { www } from "./www.mjs";

let command;

function find() {
  if (process.env.FACTLIGHT_CLI) return process.env.FACTLIGHT_CLI;
  const project = join(www, "..");
  execFileSync("cargo", ["build", "--quiet", "--package", "factlight-cli"], { cwd: project, stdio: ["ignore", "inherit", "inherit"] });
  return resolve(project, process.env.CARGO_TARGET_DIR ?? "target", "debug/factlight");
}

/** What the command writes, called with `args`. */
export function factlight(...args) {
  command ??= find();
  return execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
}
