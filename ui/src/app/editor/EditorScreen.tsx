/** The frame of an editor: what is said on the left, the work in the middle, what comes of it on the right; and saving. */
import { Button } from "@mantine/core";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { useCommands } from "../../shared/commands";
import { Panes } from "../../shared/Panes";
import { Screen } from "../../shared/Screen";
import { useGoTo } from "../useGoTo";
import { Unsaved } from "./Unsaved";
import type { Editing } from "./useDraft";

/** What is edited: `rule`, and where all of its kind are listed. */
export interface Kind {
  noun: string;
  /** `Rules` */
  all: string;
  path: string;
}

interface Props<T> {
  kind: Kind;
  editing: Editing<T>;
  name: string;
  isNew: boolean;
  save: () => void;
  saving: boolean;
  /** Beside the button that saves. */
  actions?: ReactNode;
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
  /** What the right side is called. */
  outcome: string;
}

function useEditorCommands({ noun, all, path }: Kind, save: () => void): void {
  const goTo = useGoTo();
  useCommands(
    () => [
      {
        id: `${noun}.save`,
        title: `Save the ${noun}`,
        group: all,
        shortcut: "mod+s",
        everywhere: true,
        run: save,
      },
      {
        id: `${noun}.all`,
        title: `Back to the ${all.toLowerCase()}`,
        group: all,
        run: () => goTo(path),
      },
    ],
    [noun, all, path, save, goTo],
  );
}

/** A new one that was saved stands at another address, drawn anew; the keyboard stays in the work area. */
function useFocusInside(): void {
  useEffect(() => {
    const work = document.getElementById("work");
    if (document.activeElement === document.body) work?.focus({ preventScroll: true });
  }, []);
}

export function EditorScreen<T>(props: Props<T>) {
  const { kind, editing, name, isNew, save, saving, actions, left, middle, right, outcome } = props;
  const { dirty } = editing;
  const goTo = useGoTo();
  useEditorCommands(kind, save);
  useFocusInside();
  return (
    <Screen
      title={name || `New ${kind.noun}`}
      detail={dirty ? "not saved" : isNew ? "new" : "saved"}
      actions={
        <>
          <Button size="compact-sm" variant="default" onClick={() => goTo(kind.path)}>
            All {kind.all.toLowerCase()}
          </Button>
          {actions}
          <Button
            size="compact-sm"
            leftSection={<IconDeviceFloppy size={14} />}
            loading={saving}
            disabled={!dirty && !isNew}
            title="Ctrl S"
            onClick={save}
          >
            Save
          </Button>
        </>
      }
      fixed
    >
      <Panes
        scope={kind.noun}
        left={left}
        foot={<Unsaved editing={editing} noun={kind.noun} isNew={isNew} />}
        middle={middle}
        right={right}
        outcome={outcome}
      />
    </Screen>
  );
}
