/** Ctrl/⌘ K: finds things and does things. Commands are matched here, things are searched by their providers. */
import { Spotlight, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "./CommandPalette.module.css";
import {
  byGroup,
  type Command,
  findCommands,
  type Hit,
  liveCommands,
  useRegistry,
} from "./commands";
import { KeyCaps } from "./KeyCaps";
import { useDebounced } from "./useDebounced";

interface Found {
  text: string;
  groups: { title: string; hits: Hit[] }[];
}

function useFound(text: string): Found {
  const providers = useRegistry((registry) => registry.providers);
  const [found, setFound] = useState<Found>({ text: "", groups: [] });
  useEffect(() => {
    let current = true;
    const searches = text === "" ? [] : providers;
    const settled = searches.map(async (provider) => ({
      title: provider.title,
      hits: await provider.search(text).catch(() => []),
    }));
    void Promise.all(settled).then((groups) => current && setFound({ text, groups }));
    return () => {
      current = false;
    };
  }, [text, providers]);
  return found;
}

function CommandLine({ command }: { command: Command }) {
  return (
    <Spotlight.Action
      className={classes.action}
      dimmedSections={false}
      label={command.title}
      leftSection={command.icon}
      rightSection={command.shortcut && <KeyCaps shortcut={command.shortcut} />}
      onClick={command.run}
    />
  );
}

function HitLine({ hit }: { hit: Hit }) {
  return (
    <Spotlight.Action
      className={classes.action}
      dimmedSections={false}
      label={hit.title}
      leftSection={hit.icon}
      rightSection={hit.detail && <span className="faint">{hit.detail}</span>}
      onClick={hit.run}
    />
  );
}

interface Props {
  placeholder: string;
  onClose: () => void;
}

export default function CommandPalette({ placeholder, onClose }: Props) {
  const [query, setQuery] = useState("");
  const text = useDebounced(query.trim(), 60);
  const found = useFound(text);
  const layers = useRegistry((registry) => registry.layers);
  const commands = findCommands(
    liveCommands(layers).filter((command) => !command.hidden),
    query,
  );
  const hits = found.groups.filter((group) => group.hits.length > 0);
  useEffect(() => spotlight.open(), []);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      classNames={{ content: classes.content }}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={600}
      yOffset={88}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      transitionProps={{ duration: 90 }}
    >
      <Spotlight.Search
        aria-label={placeholder}
        placeholder={placeholder}
        leftSection={<IconSearch size={18} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        {hits.map((group) => (
          <Spotlight.ActionsGroup className={classes.group} key={group.title} label={group.title}>
            {group.hits.map((hit) => (
              <HitLine key={hit.id} hit={hit} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {byGroup(commands).map(([group, members]) => (
          <Spotlight.ActionsGroup className={classes.group} key={group} label={group}>
            {members.map((command) => (
              <CommandLine key={command.id} command={command} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {hits.length === 0 && commands.length === 0 && found.text === text && (
          <Spotlight.Empty>Nothing found for “{query.trim()}”</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
