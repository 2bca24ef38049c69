/** No workspace is open: what Tandem is for, and the ways in. */
import { Button, UnstyledButton } from "@mantine/core";
import { IconFile, IconFilePlus, IconFolderOpen, IconShoppingBag } from "@tabler/icons-react";
import { useCommandQuery } from "../platform/query";
import { AppDialogs } from "./AppDialogs";
import classes from "./FirstRun.module.css";
import { Mark } from "./Mark";
import { useWorkspaces } from "./workspace";

const ICON = { size: 16, stroke: 1.6 };

const PROMISES = [
  ["Link", "Drag one product onto another: cross-sell, upsell, accessory or replacement."],
  ["Test", "A loop is shown step by step before it is saved, with the way out."],
  ["Explain", "For every product: what the shopper sees, in which order, and why."],
] as const;

function Promises() {
  return (
    <dl className={classes.promises}>
      {PROMISES.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Recent() {
  const { data } = useCommandQuery("recentWorkspaces", {});
  const { openAt } = useWorkspaces();
  if (data === undefined || data.recent.length === 0) return null;
  return (
    <section className={classes.recent} aria-labelledby="recent">
      <h2 id="recent">Recent</h2>
      <ul>
        {data.recent.slice(0, 6).map(({ path, name, exists }) => (
          <li key={path}>
            <UnstyledButton
              className={classes.file}
              disabled={!exists}
              onClick={() => openAt(path)}
            >
              <IconFile {...ICON} aria-hidden />
              <span className={classes.name}>{name}</span>
              <span className={classes.path}>{exists ? path : "moved or deleted"}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FirstRun() {
  const { busy, openSample, chooseNew, chooseOpen } = useWorkspaces();
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <Mark size={40} />
        <h1 className={classes.title}>Decide, test and measure what sells with what</h1>
        <p className={classes.lead}>
          Tandem is where you link products, see at once whether a link makes sense, and know what a
          shopper would be shown.
        </p>
        <Promises />
        <div className={classes.actions}>
          <Button
            leftSection={<IconShoppingBag {...ICON} />}
            loading={busy}
            onClick={openSample}
            data-autofocus
          >
            Open the sample shop
          </Button>
          <Button
            variant="default"
            leftSection={<IconFilePlus {...ICON} />}
            onClick={() => void chooseNew()}
          >
            New workspace…
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen {...ICON} />}
            onClick={() => void chooseOpen()}
          >
            Open…
          </Button>
        </div>
        <p className={classes.hint}>
          The sample shop is a bicycle store with its products, orders and forty links: a copy of
          your own to try everything on.
        </p>
        <Recent />
      </div>
      <AppDialogs />
    </main>
  );
}
