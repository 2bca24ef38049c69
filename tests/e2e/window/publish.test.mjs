// Publishing in the real window: a version is published, a campaign is started or stopped by hand for shoppers alone, the
// difference is read, and after a restart it is rolled back. The sample shop's winter campaign may be live or not on the
// day of the test. Each step stands on the one before.

import assert from "node:assert/strict";
import { journey } from "./journey.mjs";
import { begins, button, inside, screen } from "./words.mjs";

const inHeader = (what) => `//header${what}`;
const chip = inHeader(begins("a", "This screen shows:"));

journey("publishing in the window", ["--sample"], (step, at) => {
  const live = (version) => at.ask("campaigns", at.shop, "live", "--version", version).campaigns.map(({ id }) => id);
  const numbers = () => at.ask("versions", at.shop).versions.map(({ number, repeats }) => [number, repeats]);
  let inSeason = false;

  step("publishes the draft as the first version", async (window) => {
    await window.reads(chip, "nothing published");
    await window.click(inHeader(button("Publish")));
    await window.sees("What the first version holds");
    await at.pictures("first publishing");
    await window.click(inside("section", "To the shoppers") + button("Publish"));
    await window.sees("Published version 1");
    await window.reads(chip, "same as live");
    inSeason = live("live").includes("winter");
    assert.deepEqual(live("draft"), live("live"));
  });

  step("moves the day that is looked at in and out of the campaign", async (window) => {
    await window.click(screen("Campaigns"));
    await window.click("//label[normalize-space(.)='Calendar']");
    for (const [day, state] of [["2027-12-24", "live"], ["2027-07-01", "not live"]]) {
      await window.click(begins("button", "Looked at:"));
      await window.click("//input[starts-with(@aria-label, 'Date and time') or @id=//label[starts-with(normalize-space(.), 'Date and time')]/@for]");
      await window.writeAnew(`${day}\uE007\uE00C`);
      await window.find(`//section[@aria-label="Calendar of campaigns"]//button[starts-with(@aria-label, "Winter,")][contains(@aria-label, ", ${state}")]`);
    }
    await window.click(button("Back to now"));
  });

  step("switches the campaign for shoppers at once, and leaves the draft as it is", async (window) => {
    await window.click("//label[normalize-space(.)='List']");
    await window.click(inside("section", "List of campaigns") + button("Winter"));
    const word = inSeason ? "Stop now" : "Start now";
    await window.click(begins("button", `${word}…`));
    await window.click(begins("button", `${word}, publish version 2`));
    await window.sees("version 2 is live");
    assert.equal(live("live").includes("winter"), !inSeason);
    assert.equal(live("draft").includes("winter"), inSeason);
    await window.reads(chip, "1 change");
    await at.pictures("campaign switched by hand");
  });

  step("finds it live after a restart, reads the difference, and rolls it back", async () => {
    await at.restart();
    const { window } = at;
    await window.reads(chip, "1 change");
    await window.click(inHeader(button("Publish")));
    await window.sees("the draft against version 2");
    await window.sees("Winter");
    at.picture("difference");
    await window.click(screen("Versions"));
    await window.click(inside("ol", "Versions") + begins("a", "Version 1"));
    await window.click(begins("button", "Roll back to version 1"));
    await window.sees("What changes");
    await window.click(inside("section", "Roll back") + button("Roll back to version 1"));
    await window.sees("Published version 3: it repeats version 1");
    assert.deepEqual(numbers(), [[3, 1], [2, null], [1, null]]);
    await window.reads(chip, "same as live");
    assert.deepEqual(live("draft"), live("live"));
  });
});
