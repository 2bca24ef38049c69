// The hand-made campaign: winter boosts what goes with warm clothes, and pauses what only summer wants.
const link = (from, to, type) => ({ link: { from, to, type, level: "family" } });

export const CAMPAIGNS = [
  {
    id: "winter",
    name: "Winter",
    starts: "2025-11-15T00:00:00",
    ends: "2026-03-01T00:00:00",
    zone: "America/New_York",
    yearly: true,
    actions: [
      { target: link("Men's Winter Coat", "Merino Scarf", "accessory"), effect: { boost: 150 } },
      { target: link("Women's Winter Coat", "Merino Scarf", "accessory"), effect: { boost: 150 } },
      { target: link("Thermal Gloves", "Wool Beanie", "cross-sell"), effect: { boost: 150 } },
      { target: link("Half-Finger Gloves", "Short-Sleeve Classic Jersey", "cross-sell"), effect: "pause" },
    ],
    placements: [],
    channels: [],
    switch: null,
    owner: "",
    note: "Invented, to show what a campaign does.",
  },
];
