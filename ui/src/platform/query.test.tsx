import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import type { Input } from "./call";
import {
  factKey,
  queryClient,
  refreshFacts,
  sendFaultsTo,
  useCommandMutation,
  useCommandQuery,
} from "./query";

const invoke = vi.fn();

beforeEach(() => {
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
  invoke.mockReset();
  queryClient.clear();
});

function wrapper({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

test("a verb's answer is asked for once and asked anew after an edit", async () => {
  invoke.mockImplementation(async (verb: string) =>
    verb === "undo" ? { undone: "link A → B" } : { types: [] },
  );
  const { result } = renderHook(
    () => ({ types: useCommandQuery("listTypes", {}), undo: useCommandMutation("undo") }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.types.data).toEqual({ types: [] }));
  expect(invoke).toHaveBeenCalledExactlyOnceWith("list_types", { input: {} }, undefined);
  act(() => result.current.undo.mutate({}));
  await waitFor(() => expect(invoke).toHaveBeenCalledTimes(3));
  expect(invoke.mock.calls.map(([verb]) => verb)).toEqual(["list_types", "undo", "list_types"]);
});

test("a refusal reaches the screen that asked as a fault", async () => {
  invoke.mockRejectedValue({ code: "closed", message: "no workspace is open" });
  const { result } = renderHook(() => useCommandQuery("listTypes", {}), { wrapper });
  await waitFor(() => expect(result.current.error?.code).toBe("closed"));
});

test("where nothing answers, it is found out for the whole interface", async () => {
  const ground = { workspace: null };
  invoke.mockImplementation(async (verb: string) => {
    if (verb === "list_types") throw { code: "unreachable", message: "Tandem does not answer" };
    if (invoke.mock.calls.length > 2) throw { code: "unreachable", message: "not even this" };
    return ground;
  });
  const { result } = renderHook(() => useCommandQuery("workspaceStatus", {}), { wrapper });
  await waitFor(() => expect(result.current.data).toEqual(ground));
  renderHook(() => useCommandQuery("listTypes", {}), { wrapper });
  await waitFor(() => expect(result.current.error?.code).toBe("unreachable"));
  const asked = invoke.mock.calls.map(([verb]) => verb);
  expect(asked).toEqual(["workspace_status", "list_types", "workspace_status"]);
});

test("a refused edit is told to everyone, unless its screen takes it", async () => {
  invoke.mockRejectedValue("Command undo not found");
  const told = vi.fn();
  const taken = vi.fn();
  sendFaultsTo(told);
  const { result } = renderHook(
    () => [useCommandMutation("undo"), useCommandMutation("undo", { onFault: taken })] as const,
    { wrapper },
  );
  act(() => result.current[0].mutate({}));
  await waitFor(() => expect(told).toHaveBeenCalledOnce());
  act(() => result.current[1].mutate({}));
  await waitFor(() => expect(taken).toHaveBeenCalledOnce());
  expect(told).toHaveBeenCalledOnce();
});

test("after an edit the shopper's list is asked for before all else", async () => {
  invoke.mockResolvedValue({});
  const request = { trigger: "A" } as Input<"recommend">;
  const { result } = renderHook(
    () => ({
      types: useCommandQuery("listTypes", {}),
      list: useCommandQuery("recommend", request),
      undo: useCommandMutation("undo"),
    }),
    { wrapper },
  );
  await waitFor(() => expect(invoke).toHaveBeenCalledTimes(2));
  act(() => result.current.undo.mutate({}));
  await waitFor(() => expect(invoke).toHaveBeenCalledTimes(5));
  expect(invoke.mock.calls.slice(2).map(([verb]) => verb)).toEqual([
    "undo",
    "recommend",
    "list_types",
  ]);
});

test("the rest is asked for once the shopper's list is there, however often a change is told", async () => {
  const answers: (() => void)[] = [];
  invoke.mockResolvedValue({});
  const request = { trigger: "A" } as Input<"recommend">;
  renderHook(
    () => [useCommandQuery("listTypes", {}), useCommandQuery("recommend", request)] as const,
    { wrapper },
  );
  await waitFor(() => expect(invoke).toHaveBeenCalledTimes(2));
  invoke.mockImplementation((verb: string) =>
    verb === "recommend" ? new Promise((answer) => answers.push(() => answer({}))) : {},
  );
  const verbs = () => invoke.mock.calls.slice(2).map(([verb]) => verb);
  refreshFacts();
  refreshFacts();
  await waitFor(() => expect(answers).toHaveLength(1));
  expect(verbs()).toEqual(["recommend"]);
  answers[0]?.();
  await waitFor(() => expect(answers).toHaveLength(2));
  expect(verbs()).toEqual(["recommend", "recommend"]);
  answers[1]?.();
  await waitFor(() => expect(verbs()).toEqual(["recommend", "recommend", "list_types"]));
});

test("a list that does not come holds up nothing for long", async () => {
  invoke.mockResolvedValue({});
  const request = { trigger: "A" } as Input<"recommend">;
  renderHook(
    () => [useCommandQuery("listTypes", {}), useCommandQuery("recommend", request)] as const,
    { wrapper },
  );
  await waitFor(() => expect(invoke).toHaveBeenCalledTimes(2));
  invoke.mockImplementation((verb: string) => (verb === "recommend" ? new Promise(() => {}) : {}));
  refreshFacts();
  await waitFor(() =>
    expect(invoke).toHaveBeenLastCalledWith("list_types", { input: {} }, undefined),
  );
});

test("a first answer that was asked for before a change is asked for again", async () => {
  const answers: ((types: string[]) => void)[] = [];
  invoke.mockImplementation(() => new Promise((done) => answers.push((types) => done({ types }))));
  const { result } = renderHook(() => useCommandQuery("listTypes", {}), { wrapper });
  await waitFor(() => expect(answers).toHaveLength(1));
  act(() => refreshFacts());
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.(["before"]);
  answers[1]?.(["after"]);
  await waitFor(() => expect(result.current.data).toEqual({ types: ["after"] }));
});

test("facts of one verb and input share a key", () => {
  expect(factKey("listTypes", {})).toEqual(["facts", "listTypes", {}]);
});
