/**
 * The browser's stand-in for the desktop's IPC: the generated bindings call `invoke`, and here it
 * posts to `/rpc/<command>`. It refuses with the same plain values as the desktop does.
 */
import { toFault, UNAUTHORIZED, UNREACHABLE } from "./fault";
import { adoptKey, sessionKey } from "./session";

const NO_ANSWER = {
  code: UNREACHABLE,
  message: "Tandem does not answer; is it still running?",
};

async function post(address: string, type: string, body: BodyInit): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      headers: { authorization: `Bearer ${sessionKey()}`, "content-type": type },
      body,
    });
  } catch {
    throw NO_ANSWER;
  }
}

async function refusal(answer: Response): Promise<unknown> {
  if (answer.status === 401 || answer.status === 403) {
    return { code: UNAUTHORIZED, message: "this address holds no valid key" };
  }
  const text = await answer.text();
  if (answer.status === 404 && !text.startsWith("{")) {
    return { code: "unknown_command", message: "this version of Tandem cannot do that" };
  }
  return text === "" ? `answered ${answer.status} without a reason` : text;
}

/** Calls one command over HTTP. Cost: one request; raw bytes come back as an `ArrayBuffer`. */
export async function invoke(command: string, args: unknown): Promise<unknown> {
  const answer = await post(`/rpc/${command}`, "application/json", JSON.stringify(args ?? {}));
  if (!answer.ok) throw await refusal(answer);
  const type = answer.headers.get("content-type") ?? "";
  return type.startsWith("application/octet-stream") ? answer.arrayBuffer() : answer.json();
}

/** A file that the server makes. */
export async function fetchFile(address: string): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(address, { headers: { authorization: `Bearer ${sessionKey()}` } });
  } catch {
    throw toFault(NO_ANSWER);
  }
  if (!answer.ok) throw toFault(await refusal(answer));
  return answer.blob();
}

/** Sends a file's bytes and answers the token by which an importing verb finds them. */
export async function upload(bytes: Uint8Array): Promise<string> {
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const answer = await post("/upload", "application/octet-stream", body);
  if (!answer.ok) throw toFault(await refusal(answer));
  return (await answer.json()).upload;
}

/** Takes the session key from the address and puts the HTTP transport where the bindings look for IPC. */
export function installBrowserTransport(): void {
  adoptKey();
  window.addEventListener("hashchange", () => {
    if (!window.location.hash.includes("key=")) return;
    adoptKey();
    window.location.reload();
  });
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
}
