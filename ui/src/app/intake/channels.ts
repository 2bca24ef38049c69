/** What the kinds of order files are called. */
import { useMemo } from "react";
import { useCommandQuery } from "../../platform/query";

/** `Shopify`; with the account where there is one: `Shopify, Outlet`. */
export type ChannelText = (channel: string, account?: string) => string;

/** A channel that is not known by heart is called as it is. */
export function useChannelText(): ChannelText {
  const defaults = useCommandQuery("listProfiles", {}).data?.defaults;
  return useMemo(() => {
    const labels = new Map(defaults?.map(({ channel, label }) => [channel, label]));
    return (channel, account = "") => {
      const name = labels.get(channel) ?? channel;
      return account === "" ? name : `${name}, ${account}`;
    };
  }, [defaults]);
}
