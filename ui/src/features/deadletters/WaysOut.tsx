/** What can be done with the orders of one cause beside mending them. */
import { Button, Popover } from "@mantine/core";
import { IconFileExport, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { screenAt } from "../../app/screens";
import { useGoTo } from "../../app/useGoTo";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import { countOf } from "../../shared/format";
import classes from "./DeadLetters.module.css";
import { choiceOf } from "./groups";
import { useExportLetters } from "./useExportLetters";
import { useMending } from "./useMending";

function GiveUp({ group }: { group: DeadLetterGroup }) {
  const [asked, setAsked] = useState(false);
  const { giveUp, busy } = useMending();
  const orders = countOf(group.orders, "order");
  return (
    <Popover opened={asked} onChange={setAsked} trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => setAsked(true)}
        >
          Give up…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Give up ${orders}`}>
        <div className={classes.ask}>
          <p>
            They are never stored and do not wait again, also when the file is imported once more.
            This cannot be undone.
          </p>
          <Button
            loading={busy}
            data-autofocus
            onClick={() => giveUp(choiceOf(group), group.orders)}
          >
            Give up {orders}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

export function WaysOut({ group }: { group: DeadLetterGroup }) {
  const goTo = useGoTo();
  const { replay, busy } = useMending();
  const exportLetters = useExportLetters();
  const { channel, account, code } = group;
  return (
    <div className={classes.ways}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={14} />}
        loading={busy}
        onClick={() => replay(choiceOf(group))}
      >
        Try again as they are
      </Button>
      {screenAt("/profiles") && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => goTo("/profiles", { channel, ...(account && { account }), reason: code })}
        >
          Look at the profile
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileExport size={14} />}
        onClick={() => void exportLetters(choiceOf(group))}
      >
        Export…
      </Button>
      <GiveUp group={group} />
    </div>
  );
}
