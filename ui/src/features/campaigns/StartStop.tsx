/** Starts or stops a campaign for shoppers, now: a version is published that holds only this change. */
import { Button, Popover } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useState } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import type { Published } from "../../gen/types/Published";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
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
  /** The number that the published version will have. */
  number: number;
  busy: boolean;
  run: () => void;
}

function Ask({ live, number, busy, run }: AskProps) {
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

export function StartStop({ campaign }: { campaign: Campaign }) {
  const published = useCommandQuery("workspaceStatus", {}).data?.workspace?.publishing.live ?? null;
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
          Nothing is published yet: shoppers see nothing of this workspace. Publish it first.
        </p>
      ) : (
        <>
          <Ask
            live={live}
            number={number}
            busy={start.isPending || stop.isPending}
            run={() => (live ? stop : start).mutate({ id: campaign.id })}
          />
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
