/** One change to many products, with a preview of what it would do before it is done. */
import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { ProductSelection } from "../../gen/types/ProductSelection";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { countOf } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { useDebounced } from "../../shared/useDebounced";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { Words } from "../../shared/Words";
import { BulkAsk } from "./BulkAsk";
import { changeOf, DEEDS, type Deed, NO_ANSWERS } from "./change";
import { EditPreview } from "./EditPreview";

interface Props {
  selection: ProductSelection;
  /** How many are chosen. */
  count: number;
  close: () => void;
}

/** What the change would do, asked once typing rests. */
function usePreview(selection: ProductSelection, deed: Deed, answers: typeof NO_ANSWERS) {
  const rested = useDebounced(answers, 150);
  const change = changeOf(deed, rested);
  const asked = useCommandQuery(
    "editProducts",
    { selection, changes: change ? [change] : [], preview: true },
    { enabled: change !== null },
  );
  return { ...asked, fresh: change !== null && rested === answers };
}

export function BulkEdit({ selection, count, close }: Props) {
  useReturnFocus();
  const [deed, setDeed] = useState<Deed>("add_tag");
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const told = useEditNotice();
  const change = changeOf(deed, answers);
  const { data, error, isFetching, fresh } = usePreview(selection, deed, answers);
  const edit = useCommandMutation("editProducts", {
    onDone: ({ changed }) => {
      told(`Changed ${countOf(changed, "product")}`);
      close();
    },
  });
  const ready = change !== null && fresh && !!data && data.changed > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) edit.mutate({ selection, changes: [change], preview: false });
  };
  return (
    <Modal opened onClose={close} title={`Edit ${countOf(count, "product")}`} size={600}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <Select
            label="What to do"
            data-autofocus
            allowDeselect={false}
            maxDropdownHeight={320}
            data={DEEDS.map(({ value, label }) => ({ value, label }))}
            value={deed}
            onChange={(value) => {
              setDeed(value as Deed);
              setAnswers(NO_ANSWERS);
            }}
          />
          <BulkAsk
            deed={deed}
            answers={answers}
            change={(part) => setAnswers((former) => ({ ...former, ...part }))}
          />
          {change && error && (
            <p role="alert" style={{ margin: 0, color: "var(--error)" }}>
              <Words message={error.message} />
            </p>
          )}
          {change && !data && isFetching && <TextSkeleton lines={3} label="Looking" />}
          {change && data && <EditPreview edited={data} />}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready} loading={edit.isPending}>
              Change {ready ? countOf(data.changed, "product") : "products"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
