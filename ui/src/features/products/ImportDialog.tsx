/** A file on its way in: what it holds, which column is which, how far the import is, and what became of it. */
import { Button, Group, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useFollowedJob } from "../../app/jobs";
import type { FileSource } from "../../gen/types/FileSource";
import { type Fault, toFault } from "../../platform/fault";
import { type ChosenFile, sourceOf } from "../../platform/files";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { ImportPlan } from "./ImportPlan";
import { ImportProgress } from "./ImportProgress";
import type { Kind } from "./mapping";

interface Props {
  file: ChosenFile;
  /** What the user said it holds; found out from its columns where not said. */
  kind: Kind | null;
  /** Another file, in place of this one. */
  another: () => void;
  close: () => void;
}

/** The file where the backend can read it; a browser sends it first. */
function useSource(file: ChosenFile): { source: FileSource | null; fault: Fault | null } {
  const [source, setSource] = useState<FileSource | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let gone = false;
    sourceOf(file).then(
      (sent) => gone || setSource(sent),
      (thrown) => gone || setFault(toFault(thrown)),
    );
    return () => {
      gone = true;
    };
  }, [file]);
  return { source, fault };
}

export function ImportDialog({ file, kind, another, close }: Props) {
  useReturnFocus();
  const { source, fault } = useSource(file);
  const [started, setStarted] = useState<number>();
  const job = useFollowedJob(started);
  const running = started !== undefined && (job === undefined || job.state === "running");
  return (
    <Modal opened onClose={close} title={`Import ${file.name}`} size={720}>
      {fault && (
        <FailedState
          title="This file could not be sent"
          fault={fault}
          actions={<Button onClick={another}>Choose another file…</Button>}
        />
      )}
      {!fault && !source && <TextSkeleton lines={6} label={`Sending ${file.name}`} />}
      {source && started === undefined && (
        <ImportPlan
          source={source}
          said={kind}
          another={another}
          close={close}
          started={setStarted}
        />
      )}
      {started !== undefined && <ImportProgress job={job} number={started} />}
      {started !== undefined && (
        <Group justify="flex-end" mt={16} gap={8}>
          {!running && (
            <Button variant="default" onClick={another}>
              Import another file…
            </Button>
          )}
          <Button variant={running ? "default" : "filled"} data-autofocus onClick={close}>
            {running ? "Go on in the background" : "Close"}
          </Button>
        </Group>
      )}
    </Modal>
  );
}
