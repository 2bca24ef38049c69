/**
 * The typed way to a verb: its name and input in, data out, a `Fault` thrown otherwise.
 * Names and types come from the generated bindings; nothing is described again here.
 */
import { commands } from "../gen/bindings";
import { isDesktop } from "./desktop";
import { toFault } from "./fault";

type Commands = typeof commands;
/** A verb, as the bindings name it: `workspaceStatus`, `addLink`. */
export type Verb = keyof Commands;
/** What a verb takes. */
export type Input<V extends Verb> = Parameters<Commands[V]>[0];
type Answer<V extends Verb> = Awaited<ReturnType<Commands[V]>>;
/** What a verb answers when it succeeds. */
export type Output<V extends Verb> =
  Answer<V> extends infer A ? (A extends { status: "ok"; data: infer D } ? D : never) : never;

type Settled = { status: "ok"; data: unknown } | { status: "error"; error: unknown };

function isSettled(answer: unknown): answer is Settled {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "status" in answer &&
    ((answer.status === "ok" && "data" in answer) ||
      (answer.status === "error" && "error" in answer))
  );
}

/** An answer of the bindings as data; a refusal is thrown as a fault. */
export function dataOf(answer: unknown): unknown {
  if (!isSettled(answer)) return answer;
  if (answer.status === "error") throw toFault(answer.error);
  return answer.data;
}

/**
 * An input as it travels. Into the window's bridge it goes as the text that a browser would post: the bridge parses
 * fewer brackets than a condition may have, and a text it leaves alone.
 */
function carried(input: unknown): unknown {
  return isDesktop ? JSON.stringify({ input }) : input;
}

/** Runs a verb. Throws a `Fault` and nothing else. */
export async function call<V extends Verb>(verb: V, input: Input<V>): Promise<Output<V>> {
  const run = commands[verb] as (input: unknown) => Promise<unknown>;
  try {
    return dataOf(await run(carried(input))) as Output<V>;
  } catch (thrown) {
    throw toFault(thrown);
  }
}
