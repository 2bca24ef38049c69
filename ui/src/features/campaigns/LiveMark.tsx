/** Whether a campaign is live, by sign and word. */
import { IconCircle, IconCircleFilled } from "@tabler/icons-react";
import classes from "./CampaignPanel.module.css";

export function LiveMark({ live, word }: { live: boolean; word?: string }) {
  const Icon = live ? IconCircleFilled : IconCircle;
  return (
    <span className={classes.mark} data-live={live || undefined}>
      <Icon size={10} aria-hidden />
      {word ?? (live ? "live" : "not live")}
    </span>
  );
}
