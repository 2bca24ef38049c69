/** Publishing what was shown: done, refused because it is no longer what was shown, or refused for another reason. */
import { useState } from "react";
import type { Published } from "../../gen/types/Published";
import type { Seen } from "../../gen/types/Seen";
import type { Fault } from "../../platform/fault";
import { useCommandMutation } from "../../platform/query";
import { notify } from "../../shared/notices";

/** Somebody else was faster: the difference that was read is not the one there is. */
const MEANWHILE = ["newer_version", "draft_changed"];

export function isMeanwhile({ code }: Fault): boolean {
  return MEANWHILE.includes(code);
}

/** Whether there is a new version; tells of it. */
function told({ version }: Published): boolean {
  if (version === null) return false;
  const { number, repeats } = version;
  const words = repeats === null ? "" : `: it repeats version ${repeats}`;
  notify({ id: "published", message: `Published version ${number}${words}` });
  return true;
}

interface Options {
  onPublished: () => void;
}

export function usePublish({ onPublished }: Options) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [stopped, setStopped] = useState<number | null>(null);
  const onDone = (published: Published) => {
    setFault(null);
    if (told(published)) onPublished();
  };
  const publish = useCommandMutation("publish", {
    onDone: (published, { seen }) => {
      setStopped(published.version === null ? (seen?.revision ?? 0) : null);
      onDone(published);
    },
    onFault: setFault,
  });
  const rollBack = useCommandMutation("rollBack", { onDone, onFault: setFault });
  return {
    /** Without a difference that was seen, whatever the draft then is. */
    publish: (note: string, seen: Seen | null) => publish.mutate({ note: note.trim(), seen }),
    rollBack: (note: string, number: number, unreviewed: boolean) =>
      rollBack.mutate({ note: note.trim(), number, unreviewed }),
    pending: publish.isPending || rollBack.isPending,
    fault,
    /** The revision of the draft, as it was seen, that error findings kept from being published. */
    stopped,
    forgive: () => setFault(null),
  };
}
