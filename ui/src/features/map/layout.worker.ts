/** Runs the layout beside the interface, so that nothing waits for it. */
import { type Arrangement, arrange } from "./arrange";

export interface Job {
  job: number;
  graph: Arrangement;
}

self.onmessage = ({ data }: MessageEvent<Job>) => {
  self.postMessage({ job: data.job, places: arrange(data.graph) });
};
