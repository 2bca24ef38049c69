import { afterEach, expect, test, vi } from "vitest";
import { invoke, upload } from "./browser";
import { keyInFragment } from "./session";

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: BodyInit | null, type = "application/json") {
  const answer = vi.fn(
    async () => new Response(body, { status, headers: { "content-type": type } }),
  );
  vi.stubGlobal("fetch", answer);
  return answer;
}

async function refusalOf(status: number, body: string) {
  answering(status, body);
  return invoke("undo", { input: {} }).catch((refusal: unknown) => refusal);
}

test("a command is posted with its input and the session's key", async () => {
  sessionStorage.setItem("tandem.key", "abc");
  const answer = answering(200, '{"undone":null}');
  expect(await invoke("undo", { input: {} })).toEqual({ undone: null });
  expect(answer).toHaveBeenCalledWith("/rpc/undo", {
    method: "POST",
    headers: { authorization: "Bearer abc", "content-type": "application/json" },
    body: '{"input":{}}',
  });
});

test("a file is sent without its name, which the importing verb is told", async () => {
  const answer = answering(200, '{"upload":"t1"}');
  expect(await upload(new Uint8Array([1]))).toBe("t1");
  expect(answer).toHaveBeenCalledWith("/upload", expect.objectContaining({ method: "POST" }));
});

test("raw bytes stay raw", async () => {
  answering(200, new Uint8Array([1, 2, 3]), "application/octet-stream");
  const bytes = await invoke("get_table", {});
  expect([...new Uint8Array(bytes as ArrayBuffer)]).toEqual([1, 2, 3]);
});

test("a missing key, an unknown command and a refusal are told apart", async () => {
  expect(await refusalOf(401, "no")).toMatchObject({ code: "unauthorized" });
  expect(await refusalOf(404, "")).toMatchObject({ code: "unknown_command" });
  expect(await refusalOf(422, '{"code":"a","message":"b"}')).toBe('{"code":"a","message":"b"}');
});

test("a server that is gone says so", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => Promise.reject(new TypeError("failed"))),
  );
  await expect(invoke("undo", {})).rejects.toMatchObject({ code: "unreachable" });
});

test("the key is read from the fragment of the printed address", () => {
  expect(keyInFragment("#key=a1b2")).toBe("a1b2");
  expect(keyInFragment("#key=")).toBeUndefined();
  expect(keyInFragment("#other=1")).toBeUndefined();
});
