/**
 * The screens, in the order of the rail. A feature's screen is the default export of
 * `features/<name>/<Name>Screen.tsx`, loaded when it is first visited; it is in the rail and has its
 * route as soon as that file exists, without an entry elsewhere.
 */
import {
  IconCalendarEvent,
  IconCategory,
  IconEye,
  IconHistory,
  IconHome,
  IconInfoCircle,
  IconLayoutList,
  IconListCheck,
  IconMailExclamation,
  IconPackage,
  IconReceipt,
  IconSettings,
  IconSitemap,
  IconUpload,
  IconVersions,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

type Load = () => Promise<{ default: ComponentType }>;

const features = import.meta.glob<{ default: ComponentType }>("../features/*/*{Screen,Aside}.tsx");

/** The lazy entry of a feature, if there is one: its screen, or its part of the aside. */
export function feature(name: string, part: "Screen" | "Aside" = "Screen"): Load | undefined {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return features[`../features/${name}/${title}${part}.tsx`];
}

export interface ScreenEntry {
  path: string;
  title: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** After `g`. */
  key?: string;
  /** Whether something can be chosen here, so that the inspector stands beside it. */
  aside: boolean;
  /** Not in the rail: the way there is the button in the top bar. */
  offRail?: boolean;
  /** At the foot of the rail. */
  low?: boolean;
  load: Load | undefined;
  /** A screen further in, for one of its things. */
  inner?: { path: string; load: Load | undefined };
}

const ALL: ScreenEntry[] = [
  {
    path: "/",
    title: "Home",
    icon: IconHome,
    key: "h",
    aside: false,
    load: () => import("./HomeScreen"),
  },
  {
    path: "/products",
    title: "Products",
    icon: IconPackage,
    key: "p",
    aside: true,
    load: feature("products"),
  },
  {
    path: "/map",
    title: "Map",
    icon: IconSitemap,
    key: "m",
    aside: true,
    load: feature("map"),
  },
  {
    path: "/rules",
    title: "Rules",
    icon: IconListCheck,
    key: "r",
    aside: false,
    load: feature("rules"),
    inner: { path: "/rules/$id", load: features["../features/rules/RuleScreen.tsx"] },
  },
  {
    path: "/campaigns",
    title: "Campaigns",
    icon: IconCalendarEvent,
    key: "c",
    aside: false,
    load: feature("campaigns"),
    inner: { path: "/campaigns/$id", load: features["../features/campaigns/CampaignScreen.tsx"] },
  },
  {
    path: "/orders",
    title: "Orders",
    icon: IconReceipt,
    key: "o",
    aside: false,
    load: feature("orders"),
    inner: { path: "/orders/$id", load: features["../features/orders/OrderScreen.tsx"] },
  },
  {
    path: "/deadletters",
    title: "Dead letters",
    icon: IconMailExclamation,
    key: "d",
    aside: false,
    load: feature("deadletters"),
  },
  {
    path: "/types",
    title: "Link types",
    icon: IconCategory,
    key: "t",
    aside: false,
    load: feature("types"),
  },
  {
    path: "/placements",
    title: "Placements",
    icon: IconLayoutList,
    key: "l",
    aside: false,
    load: feature("placements"),
  },
  {
    path: "/preview",
    title: "Preview",
    icon: IconEye,
    key: "v",
    aside: false,
    load: feature("preview"),
  },
  {
    path: "/publish",
    title: "Publish",
    icon: IconUpload,
    key: "u",
    aside: false,
    offRail: true,
    load: feature("publish"),
  },
  {
    path: "/versions",
    title: "Versions",
    icon: IconVersions,
    key: "e",
    aside: false,
    load: features["../features/publish/VersionsScreen.tsx"],
    inner: { path: "/versions/$number", load: features["../features/publish/RollBackScreen.tsx"] },
  },
  {
    path: "/history",
    title: "History",
    icon: IconHistory,
    key: "y",
    aside: false,
    load: () => import("./HistoryScreen"),
  },
  {
    path: "/settings",
    title: "Settings",
    icon: IconSettings,
    key: "s",
    aside: false,
    low: true,
    load: () => import("./SettingsScreen"),
  },
  {
    path: "/about",
    title: "About",
    icon: IconInfoCircle,
    aside: false,
    low: true,
    load: () => import("./AboutScreen"),
  },
];

export interface LiveScreen extends ScreenEntry {
  load: Load;
}

/** The screens that work. */
export const screens: LiveScreen[] = ALL.filter(
  (screen): screen is LiveScreen => screen.load !== undefined,
);

/** The screen at a path, or that the path is further in of, if it works. */
export function screenAt(path: string): LiveScreen | undefined {
  const within = ({ path: outer, inner }: LiveScreen) => inner && path.startsWith(`${outer}/`);
  return screens.find((screen) => screen.path === path || within(screen));
}
