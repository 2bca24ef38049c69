/** Lets the palette find any campaign. */
import { IconCalendarEvent } from "@tabler/icons-react";
import { useMemo } from "react";
import { call } from "../platform/call";
import { factKey, queryClient } from "../platform/query";
import { type SearchProvider, useSearchProvider } from "../shared/commands";
import { useGoTo } from "./useGoTo";

const ICON = <IconCalendarEvent size={16} stroke={1.6} />;
const SHOWN = 5;
const ALL = { version: "draft", from: null, to: null, live_at: null };

export function useCampaignSearch(): void {
  const goTo = useGoTo();
  const provider = useMemo(
    (): SearchProvider => ({
      id: "campaigns",
      title: "Campaigns",
      async search(text) {
        const { campaigns } = await queryClient.fetchQuery({
          queryKey: factKey("listCampaigns", ALL),
          queryFn: () => call("listCampaigns", ALL),
        });
        const wanted = text.toLowerCase();
        return campaigns
          .filter(({ campaign }) => campaign.name.toLowerCase().includes(wanted))
          .slice(0, SHOWN)
          .map(({ campaign, live }) => ({
            id: campaign.id,
            title: campaign.name,
            detail: live ? "live" : "campaign",
            icon: ICON,
            run: () => goTo(`/campaigns/${encodeURIComponent(campaign.id)}`),
          }));
      },
    }),
    [goTo],
  );
  useSearchProvider(provider);
}
