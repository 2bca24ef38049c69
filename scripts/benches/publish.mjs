// Publishing a large rulebook in a real file. Nothing else publishes rulebooks, so there is no peer.

const seconds = (value) => `${value.toFixed(2)} s`;

function rows(lines) {
  const took = (name) => lines.get(`${name} · tandem`).seconds;
  const found = lines.get("found · tandem");
  const publish = took("difference with lists") + took("publish");
  return [
    {
      work: "difference with the lists of 10,000 products, then published",
      ours: seconds(publish),
      target: "10 s",
      note: `${found.items} rules and ${found.lists} lists differ; ${seconds(took("publish"))} of it to publish`,
      met: publish <= 10,
    },
    { work: "rolled back", ours: seconds(took("roll back")), target: "5 s", met: took("roll back") <= 5 },
    { work: "check of everything, made before", ours: seconds(took("check again")) },
    { work: "a rule paused beside a live version", ours: seconds(took("edit")) },
    {
      work: "opened with a live version",
      ours: seconds(took("open with a live version")),
      note: `without ${seconds(took("open"))}`,
    },
  ];
}

export const publish = {
  name: "publish",
  title: "Publishing: 100,000 products, 300,000 links, 100,000 rules",
  binary: "publish",
  parts: ["all"],
  rows,
};
