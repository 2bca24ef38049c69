/**
 * Server facts: one query cache, filled by verbs and emptied by events.
 *
 * Every query key starts with `facts`, so one `changed` event refreshes all that is on screen.
 */
import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { call, type Input, type Output, type Verb } from "./call";
import { subscribe } from "./events";
import { type Fault, toFault, UNREACHABLE } from "./fault";
import { refresher } from "./refresh";

const FACTS = "facts";

/** Asked before all else: while it has no answer, nothing else is shown. */
const GROUND: Verb = "workspaceStatus";

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (fault, { queryKey }) => {
      if (toFault(fault).code === UNREACHABLE && queryKey[1] !== GROUND) askWhetherThere();
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: "always",
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** Whether the backend still answers, as whoever shows the ground of all screens is told. */
export function askWhetherThere(): void {
  void queryClient.refetchQueries({ queryKey: [FACTS, GROUND] });
}

/** What an edit is watched in. */
const FIRST: Verb = "recommend";

/** Marks every server fact as stale; calls close together cost one refresh. */
export const refreshFacts = refresher(queryClient, [FACTS], (key) => key[1] === FIRST);

/** Drops every server fact, for another workspace; what is on screen is asked anew. */
export function forgetFacts(): void {
  void queryClient.resetQueries({ queryKey: [FACTS] });
}

/** Keeps the cache true for as long as the interface runs. */
export function followChanges(): () => void {
  return subscribe((event) => {
    if (event.kind === "changed") refreshFacts();
  });
}

/** The key under which a verb's answer is cached, for `queryClient` reads. */
export function factKey<V extends Verb>(verb: V, input: Input<V>): readonly unknown[] {
  return [FACTS, verb, input];
}

/** Asks ahead of the component that will show the answer. */
export function askAhead<V extends Verb>(verb: V, input: Input<V>): void {
  void queryClient.prefetchQuery({
    queryKey: factKey(verb, input),
    queryFn: () => call(verb, input),
  });
}

/** Runs once, when a verb's next answers have come into the cache, all that are asked for. */
export function afterNext(verb: Verb, run: () => void): void {
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    if (event.query.queryKey[1] !== verb) return;
    if (queryClient.isFetching({ queryKey: [FACTS, verb] }) > 0) return;
    stop();
    run();
  });
}

export interface QueryOptions {
  /** Ask only when true. */
  enabled?: boolean;
  /** Keep showing the answer to the former input until the new one is here. */
  keepPrevious?: boolean;
}

/** What a verb answers, cached and refreshed whenever the workspace changes. */
export function useCommandQuery<V extends Verb>(
  verb: V,
  input: Input<V>,
  options: QueryOptions = {},
): UseQueryResult<Output<V>, Fault> {
  return useQuery<Output<V>, Fault>({
    queryKey: factKey(verb, input),
    queryFn: () => call(verb, input),
    enabled: options.enabled ?? true,
    // biome-ignore lint/suspicious/noExplicitAny: the library's placeholder type cannot be named for a generic answer
    placeholderData: options.keepPrevious ? (keepPreviousData as any) : undefined,
  });
}

export interface MutationOptions<V extends Verb> {
  onDone?: (answer: Output<V>, input: Input<V>) => void;
  /** Handles a refusal here; without it the refusal is shown as a notice. */
  onFault?: (fault: Fault, input: Input<V>) => void;
}

type FaultSink = (fault: Fault) => void;
let showFault: FaultSink = () => {};

/** Where refusals go that nobody handles. The app sets it to its notices once. */
export function sendFaultsTo(sink: FaultSink): void {
  showFault = sink;
}

/** Runs a verb; what is on screen is asked anew before anyone is told how it ended. */
async function change<V extends Verb>(verb: V, input: Input<V>): Promise<Output<V>> {
  try {
    return await call(verb, input);
  } finally {
    refreshFacts();
  }
}

/** Runs a verb that changes something, then refreshes what is on screen. */
export function useCommandMutation<V extends Verb>(
  verb: V,
  options: MutationOptions<V> = {},
): UseMutationResult<Output<V>, Fault, Input<V>> {
  return useMutation<Output<V>, Fault, Input<V>>({
    mutationKey: [verb],
    mutationFn: (input) => change(verb, input),
    onSuccess: (answer, input) => options.onDone?.(answer, input),
    onError: (fault, input) => {
      if (options.onFault) options.onFault(fault, input);
      else showFault(fault);
    },
  });
}
