import { beforeEach, expect, it } from "vitest";
import { campaignOf } from "./campaign.testing";
import { draftKey, dropDraft, editDraft, sameCampaign, useCampaignDrafts } from "./campaignDrafts";

const key = draftKey("/shop.tandem", "winter");
const stored = campaignOf("winter");
const draft = () => useCampaignDrafts.getState().byKey[key];

beforeEach(() => dropDraft(key));

it("a draft remembers what was stored when it began", () => {
  editDraft(key, stored, { ...stored, name: "Win" });
  editDraft(key, { ...stored, owner: "Mia" }, { ...stored, name: "Winter sale" });
  expect(draft()?.campaign.name).toBe("Winter sale");
  expect(draft()?.base).toEqual(stored);
  dropDraft(key);
  expect(draft()).toBeUndefined();
});

it("campaigns of another workspace have drafts of their own", () => {
  expect(draftKey("/other.tandem", "winter")).not.toBe(key);
});

it("two campaigns say the same in whatever order their parts stand", () => {
  const { id, ...rest } = stored;
  expect(sameCampaign(stored, { ...rest, id })).toBe(true);
  expect(sameCampaign(stored, { ...stored, channels: ["web"] })).toBe(false);
});
