/** Where an address leads to something that is not there, or no longer. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "../../shared/EmptyState";
import { Screen } from "../../shared/Screen";
import { useGoTo } from "../useGoTo";
import type { Kind } from "./EditorScreen";

export function GoneScreen({ kind: { noun, all, path }, icon }: { kind: Kind; icon: ReactNode }) {
  const goTo = useGoTo();
  return (
    <Screen title={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}`}>
      <EmptyState
        icon={icon}
        title={`There is no such ${noun}`}
        actions={<Button onClick={() => goTo(path)}>All {all.toLowerCase()}</Button>}
      >
        It may have been removed meanwhile; History tells when, and takes it back.
      </EmptyState>
    </Screen>
  );
}
