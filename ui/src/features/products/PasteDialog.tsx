/** A pasted block before it is stored: shown when it is large, or when not all of it can be stored. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { countOf } from "../../shared/format";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { EditPreview } from "./EditPreview";
import { type Held, useHeld, useStoreBlock } from "./useCells";

export function PasteDialog() {
  const held = useHeld((state) => state.held);
  return held && <Offered held={held} />;
}

function Offered({ held }: { held: Held }) {
  useReturnFocus();
  const { store, busy } = useStoreBlock();
  const close = () => useHeld.setState({ held: null });
  const { cells, edited, left } = held;
  const blocked = edited.changed === 0;
  return (
    <Modal opened onClose={close} title={`Change ${countOf(cells.length, "cell")}`} size={640}>
      <Stack gap={12}>
        {left.map((words) => (
          <div key={words}>{words}.</div>
        ))}
        <EditPreview edited={edited} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button data-autofocus disabled={blocked} loading={busy} onClick={() => store(cells)}>
            Change {blocked ? "products" : countOf(edited.changed, "product")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
