import { Config, Errors, run, settings } from '@oclif/core';
import { visibleJson } from '../problems/index.js';
import { type Failure, EXIT, failureJson, failureOf, failureText, hasFlag, wantsStack } from './errors.js';

/**
 * Runs one command line and sets the process's exit code.
 * @param argv the words after `decant`
 * @param root the folder that holds package.json, dist/ and templates/
 */
export async function main(argv: string[], root: string): Promise<void> {
  settings.enableAutoTranspile = false;
  process.stdout.on('error', leaveOnClosedPipe);
  process.on('uncaughtException', (thrown) => {
    print(failureOf(thrown), argv);
    process.exit();
  });
  try {
    if (asksVersionAsJson(argv)) printVersion(await Config.load({ root, userPlugins: false }));
    else await run(asFlag(argv), { root, userPlugins: false }); // or a home that cannot be read ends in a warning with a stack
  } catch (thrown) {
    print(failureOf(knownCommand(thrown)), argv);
  }
}

/** `decant help report` is `decant report --help`. */
function asFlag(argv: string[]): string[] {
  const [first, ...others] = argv;
  return first === 'help' ? [...others, '--help'] : argv;
}

/** `decant --version --json`, in whichever order. */
function asksVersionAsJson(argv: readonly string[]): boolean {
  return argv.length === 2 && argv.includes('--version') && argv.includes('--json');
}

function printVersion({ name, version, platform, arch }: Config): void {
  console.log(JSON.stringify({ name, version, platform, arch, node: process.versions.node }, null, 2));
}

function print(failure: Failure, argv: readonly string[]): void {
  process.exitCode = failure.exit;
  if (failure.code === 'exit') return;
  if (hasFlag(argv, '--json')) console.log(visibleJson(JSON.stringify(failureJson(failure), null, 2)));
  else console.error(failureText(failure, wantsStack(argv)));
}

/** oclif's `command x not found`, with what to do about it. */
function knownCommand(thrown: unknown): unknown {
  const id = thrown instanceof Error ? /^command (.+) not found$/.exec(thrown.message)?.[1] : undefined;
  if (id === undefined) return thrown;
  return new Errors.CLIError(`There is no command ${id}. See the commands with: decant --help`, { exit: EXIT.usage });
}

/** `decant … | head` closes our output early: no fault of anyone's. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}
