/**
 * What goes wrong on the way to an answer, in one shape.
 *
 * Refusals of a verb arrive as `{ code, message, path? }`. A framework that refuses before the verb
 * runs answers bare text or throws; those become a fault here too, so that nobody else has to guess.
 */
export class Fault extends Error {
  readonly code: string;
  readonly path: string | undefined;

  constructor(code: string, message: string, path?: string) {
    super(message);
    this.name = "Fault";
    this.code = code;
    this.path = path;
  }
}

/** The browser's session key is missing or no longer valid. */
export const UNAUTHORIZED = "unauthorized";
/** Nothing answers at all: the server was stopped, or the machine is asleep. */
export const UNREACHABLE = "unreachable";

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Any thrown or answered value as a fault; never throws itself. */
export function toFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  if (typeof thrown === "string") return fromText(thrown);
  if (typeof thrown !== "object" || thrown === null) {
    return new Fault("unexpected", "something went wrong, and no reason was given");
  }
  const { code, message, path, error } = thrown as Record<string, unknown>;
  if (code === undefined && typeof error === "object" && error !== null) return toFault(error);
  return new Fault(
    textOf(code) ?? "unexpected",
    textOf(message) ?? textOf(error) ?? "something went wrong, and no reason was given",
    textOf(path),
  );
}

function fromText(text: string): Fault {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) {
    try {
      return toFault(JSON.parse(trimmed));
    } catch {
      return new Fault("unexpected", trimmed);
    }
  }
  if (/invalid args|missing field|invalid type|unknown field/.test(trimmed)) {
    return new Fault("bad_request", trimmed);
  }
  return new Fault("unexpected", trimmed === "" ? "the answer was empty" : trimmed);
}
