/**
 * Bringing what is on screen up to date after a change, in the order in which it is watched.
 *
 * The list that an edit is watched in is asked for at once and alone; the rest follows when that
 * list is drawn, so that neither the browser's few connections nor the drawing of tables and maps
 * stand in its way.
 */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** The rest waits no longer than this for the first. */
const PATIENCE_MS = 150;
/** An edit's answer and the event that tells of it arrive this close together. */
const TOGETHER_MS = 5;
/** Changes that come without a pause keep the rest waiting for so many rounds. */
const ROUNDS = 4;
/** A window that is not seen draws no frames. */
const FRAME_MS = 50;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Resolves when what was rendered meanwhile has been drawn. */
function drawn(): Promise<void> {
  const frame = new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
  return Promise.race([frame, pause(FRAME_MS)]);
}

/**
 * A function that marks all of `root` as stale and asks anew for what is on screen: first what
 * `isFirst` chooses, then the rest. Calls while that goes on cost one more round of the first, and
 * none of the rest unless it had begun.
 */
export function refresher(
  client: QueryClient,
  root: QueryKey,
  isFirst: (key: QueryKey) => boolean,
): () => void {
  let running = false;
  let again = false;

  /** An answer that was asked for before the change, and comes after it as the first one, would pass for a fresh one. */
  function giveUp(): Promise<void> {
    return client.cancelQueries({
      queryKey: root,
      fetchStatus: "fetching",
      predicate: (query) => query.state.data === undefined || !query.isActive(),
    });
  }

  function ask(first: boolean): Promise<void> {
    return client.refetchQueries({
      queryKey: root,
      type: "active",
      stale: true,
      predicate: ({ queryKey }) => isFirst(queryKey) === first,
    });
  }

  const isWatched = () =>
    client
      .getQueryCache()
      .findAll({ queryKey: root, type: "active" })
      .some((query) => isFirst(query.queryKey) && !query.isDisabled());

  async function first(): Promise<void> {
    if (!isWatched()) return pause(TOGETHER_MS);
    await Promise.race([ask(true), pause(PATIENCE_MS)]);
    if (!again) await drawn();
  }

  async function run(): Promise<void> {
    running = true;
    again = true;
    for (let round = 0; again && round < ROUNDS; round++) {
      again = false;
      await giveUp();
      await client.invalidateQueries({ queryKey: root, refetchType: "none" });
      await first();
    }
    running = false;
    void ask(false);
    if (again) void run();
  }

  return () => {
    if (running) again = true;
    else void run();
  };
}
