/** Campaigns on a calendar or in a list, the one that is chosen beside them, and what is live on any day. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconCalendarEvent, IconFilterOff, IconPlus } from "@tabler/icons-react";
import { AsOf } from "../../app/AsOf";
import { useGoTo } from "../../app/useGoTo";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { SearchField } from "../../shared/SearchField";
import { RowsSkeleton } from "../../shared/Skeletons";
import { Calendar } from "./Calendar";
import { CampaignList } from "./CampaignList";
import { CampaignPanel } from "./CampaignPanel";
import classes from "./CampaignsScreen.module.css";
import { useCampaignView } from "./campaignView";
import { Toolbar } from "./Toolbar";
import { useCampaignEdits } from "./useCampaignEdits";
import { useCampaigns, useFoundCampaigns, useLiveThen } from "./useCampaigns";

const NEW = "/campaigns/new";

const show = (mode: "calendar" | "list") => useCampaignView.setState({ mode });

function useScreenCommands() {
  const goTo = useGoTo();
  const create = () => goTo(NEW);
  const winter = () => goTo(NEW, { template: "winter" });
  const group = "Campaigns";
  useCommands(
    () => [
      { id: "campaigns.new", title: "New campaign…", group, shortcut: "n", run: create },
      { id: "campaigns.winter", title: "Make the winter campaign…", group, run: winter },
      { id: "campaigns.calendar", title: "Show the calendar", group, run: () => show("calendar") },
      { id: "campaigns.list", title: "Show campaigns as a list", group, run: () => show("list") },
    ],
    [goTo],
  );
  return { create, winter };
}

function First({ create, winter }: ReturnType<typeof useScreenCommands>) {
  return (
    <EmptyState
      icon={<IconCalendarEvent size={24} />}
      title="No campaigns yet"
      actions={
        <>
          <Button onClick={winter}>Make the winter campaign</Button>
          <Button variant="default" onClick={create}>
            Start from nothing
          </Button>
        </>
      }
    >
      A campaign turns links and rules on, off or up between two dates, and everything is as before
      when it ends: nobody has to remember.
    </EmptyState>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={<IconFilterOff size={24} />}
      title="No campaign is like that"
      actions={
        <Button onClick={() => useCampaignView.setState({ search: "" })}>Clear the search</Button>
      }
    >
      Search for something else.
    </EmptyState>
  );
}

function Modes() {
  const mode = useCampaignView((view) => view.mode);
  return (
    <SegmentedControl
      aria-label="View"
      size="xs"
      data={[
        { value: "calendar", label: "Calendar" },
        { value: "list", label: "List" },
      ]}
      value={mode}
      onChange={(value) => show(value === "list" ? "list" : "calendar")}
    />
  );
}

export default function CampaignsScreen() {
  const begin = useScreenCommands();
  const { rows: all, pending, fault, retry } = useCampaigns();
  const rows = useFoundCampaigns(all);
  const live = useLiveThen(all);
  const { mode, search, chosen } = useCampaignView();
  const edits = useCampaignEdits();
  const row = all.find(({ campaign }) => campaign.id === chosen);
  return (
    <Screen
      title="Campaigns"
      detail={all.length > 0 && `${countOf(all.length, "campaign")}, ${live.size} live`}
      filters={
        all.length > 0 && (
          <>
            <SearchField
              label="Search campaigns"
              placeholder="Name, owner, channel"
              search={search}
              setSearch={(text) => useCampaignView.setState({ search: text })}
              command={{ id: "campaigns.search", title: "Search campaigns", group: "Campaigns" }}
              list="[data-campaigns] [tabindex='0']"
            />
            <Modes />
          </>
        )
      }
      actions={
        <>
          <AsOf />
          {all.length > 0 && (
            <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={begin.create}>
              New campaign
            </Button>
          )}
        </>
      }
      fixed
    >
      {fault && <FailedState fault={fault} onRetry={retry} />}
      {pending && <RowsSkeleton rows={10} />}
      {!pending && !fault && all.length === 0 && <First {...begin} />}
      {all.length > 0 && (
        <div className={classes.work} data-campaigns>
          <div className={classes.main}>
            {mode === "calendar" && rows.length > 0 && <Toolbar />}
            {rows.length === 0 && <Nothing />}
            {rows.length > 0 && mode === "calendar" && (
              <Calendar rows={rows} live={live} remove={edits.remove} />
            )}
            {rows.length > 0 && mode === "list" && (
              <CampaignList rows={rows} live={live} edits={edits} />
            )}
          </div>
          {row && <CampaignPanel row={row} live={live.has(row.campaign.id)} edits={edits} />}
        </div>
      )}
    </Screen>
  );
}
