/** Starts or stops a campaign for shoppers, now: a version is published that holds only this change. */
import { Button, Popover } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import type { Published } from "../../gen/types/Published";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { formatMoment } from "../../shared/format";
import { zoneName } from "../../shared/moment";
import { notify } from "../../shared/notices";
import classes from "./CampaignPanel.module.css";
import { LiveMark } from "./LiveMark";
import { useForShoppers } from "./useCampaigns";

function useSwitch(campaign: Campaign) {
  const tell = (done: string) => ({
    onDone: ({ version, findings }: Published) => {
      if (version) {
        notify({ message: `${campaign.name} ${done}: version ${version.number} is live` });
        return;
      }
      const reason = findings.find(({ severity }) => severity === "error")?.message;
      const why = reason?.replaceAll("`", "") ?? "errors stand in the way";
      notify({ tone: "problem", message: `Not published: ${why}` });
    },
  });
  const start = useCommandMutation("startCampaign", tell("started"));
  const stop = useCommandMutation("stopCampaign", tell("stopped"));
  return { start, stop };
}

interface AskProps {
  live: boolean;
  /** Whether what is published is approved by another name. */
  review: boolean;
  /** The number that the published version will have. */
  number: number;
  busy: boolean;
  run: () => void;
}

function Ask({ live, review, number, busy, run }: AskProps) {
  const [opened, setOpened] = useState(false);
  const word = live ? "Stop now" : "Start now";
  const Icon = live ? IconPlayerStop : IconPlayerPlay;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={live ? "default" : "filled"}
          leftSection={<Icon size={14} />}
          loading={busy}
          onClick={() => setOpened(!opened)}
        >
          {word}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.ask}>
          <p>Publishes version {number}, which holds only this change. The draft stays as it is.</p>
          {review && <p>It waits for nobody’s approval.</p>}
          <Button
            data-autofocus
            onClick={() => {
              setOpened(false);
              run();
            }}
          >
            {word}, publish version {number}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface Props {
  campaign: Campaign;
  /** Now, in the draft. */
  drafted: boolean;
}

export function StartStop({ campaign, drafted }: Props) {
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace;
  const published = workspace?.publishing.live ?? null;
  const shoppers = useForShoppers(campaign.id, published !== null);
  const { start, stop } = useSwitch(campaign);
  const live = shoppers?.live ?? false;
  const number = published === null ? null : published + 1;
  return (
    <div className={classes.shoppers}>
      <h3>
        For shoppers, now
        <LiveMark live={live} />
      </h3>
      {number === null ? (
        <p className={classes.explains}>
          Nothing is published yet: shoppers see nothing of this workspace.{" "}
          <Link to={"/publish" as "/"}>Publish it first</Link>.
        </p>
      ) : (
        <>
          <Ask
            live={live}
            review={workspace?.settings.review ?? false}
            number={number}
            busy={start.isPending || stop.isPending}
            run={() => (live ? stop : start).mutate({ id: campaign.id })}
          />
          {live && shoppers?.next && (
            <p className={classes.explains}>
              Until {formatMoment(shoppers.next)}, {zoneName()}.
            </p>
          )}
          {shoppers?.published && live !== drafted && (
            <p className={classes.explains}>
              In the draft it is {drafted ? "live" : "not live"} now.{" "}
              <Link to={"/publish" as "/"}>See what publishing changes</Link>.
            </p>
          )}
          {shoppers?.published === false && (
            <p className={classes.explains}>
              It is not published yet; starting it publishes it as it is in the draft.
            </p>
          )}
        </>
      )}
    </div>
  );
}
