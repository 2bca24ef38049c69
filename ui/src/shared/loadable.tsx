/**
 * A component whose code arrives when it is first needed, or earlier by `preload`.
 *
 * Unlike `React.lazy` it shows up in the frame in which its code is there: Suspense holds what it
 * reveals back for up to 300 ms.
 */
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { FailedState } from "./FailedState";

type Loadable<P> = ComponentType<P & { fallback?: ReactNode }> & { preload: () => Promise<void> };

export function loadable<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): Loadable<P> {
  let loaded: ComponentType<P> | undefined;

  async function preload(): Promise<void> {
    loaded ??= (await load()).default;
  }

  // biome-ignore lint/correctness/noComponentHookFactories: made once a module, not once a render
  function Loaded({ fallback = null, ...props }: P & { fallback?: ReactNode }) {
    const [Ready, setReady] = useState(() => loaded);
    const [fault, setFault] = useState<Error | null>(null);
    useEffect(() => {
      if (Ready === undefined && fault === null) {
        preload().then(() => setReady(() => loaded), setFault);
      }
    }, [Ready, fault]);
    if (fault) return <FailedState fault={fault} onRetry={() => setFault(null)} />;
    return Ready ? <Ready {...(props as unknown as P)} /> : fallback;
  }

  return Object.assign(Loaded, { preload });
}
