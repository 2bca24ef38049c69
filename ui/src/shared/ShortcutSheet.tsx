/** Every shortcut that works now, by group. */
import { Modal } from "@mantine/core";
import { byGroup, liveCommands, useRegistry } from "./commands";
import { KeyCaps } from "./KeyCaps";
import classes from "./ShortcutSheet.module.css";
import { useReturnFocus } from "./useReturnFocus";

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const layers = useRegistry((registry) => registry.layers);
  const withShortcut = liveCommands(layers).filter((command) => command.shortcut !== undefined);
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size={640}>
      <div className={classes.groups}>
        {byGroup(withShortcut).map(([group, commands]) => (
          <section key={group} className={classes.group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className={classes.line}>
                  <dt>{command.title}</dt>
                  <dd>
                    <KeyCaps shortcut={command.shortcut ?? ""} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
