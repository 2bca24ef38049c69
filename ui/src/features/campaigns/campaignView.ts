/** How campaigns are looked at: as a calendar or a list, how near, in which lanes, and which one is chosen. */
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { LaneBy } from "./lanes";
import type { Zoom } from "./scale";

interface CampaignView {
  mode: "calendar" | "list";
  zoom: Zoom;
  by: LaneBy;
  search: string;
  chosen: string | null;
}

export const useCampaignView = create<CampaignView>()(
  persist(
    (): CampaignView => ({
      mode: "calendar",
      zoom: "months",
      by: "channel",
      search: "",
      chosen: null,
    }),
    {
      name: "tandem.campaign-view",
      partialize: ({ mode, zoom, by }) => ({ mode, zoom, by }),
    },
  ),
);

export function chooseCampaign(id: string | null): void {
  useCampaignView.setState({ chosen: id });
}

export function campaignPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}
