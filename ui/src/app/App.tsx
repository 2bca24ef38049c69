/** Providers, outermost first, and what runs for as long as the interface does. */
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { followChanges, queryClient, sendFaultsTo } from "../platform/query";
import { notify } from "../shared/notices";
import { theme } from "../shared/theme";
import { Words } from "../shared/Words";
import { router } from "./router";

const colorScheme = localStorageColorSchemeManager({ key: "tandem.theme" });

sendFaultsTo((fault) =>
  notify({ tone: "problem", message: <Words message={fault.message} />, id: fault.code }),
);

export function App() {
  useEffect(followChanges, []);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notifications position="bottom-right" limit={4} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
