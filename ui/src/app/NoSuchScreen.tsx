import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { EmptyState } from "../shared/EmptyState";

export function NoSuchScreen() {
  return (
    <EmptyState
      icon={<IconMapOff size={28} />}
      title="There is no such screen"
      actions={
        <Button component="a" href="/">
          Go to Home
        </Button>
      }
    >
      The address may come from another version of Tandem.
    </EmptyState>
  );
}
