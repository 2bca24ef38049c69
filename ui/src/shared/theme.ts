/** Colours, type and measures: a 4 px grid, 13 px Inter, radius 6, hairlines, one accent. */
import {
  Button,
  createTheme,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Tooltip,
} from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eef0fb",
  "#dcdff6",
  "#b9c0ec",
  "#97a1e4",
  "#7d88de",
  "#6470d6",
  "#4f5bc9",
  "#434eb3",
  "#373f94",
  "#2a3175",
];

const slate: MantineColorsTuple = [
  "#dfe1e6",
  "#c6c9d1",
  "#a5a9b4",
  "#7d828e",
  "#4b4f59",
  "#363a43",
  "#2a2d35",
  "#1e2026",
  "#17191e",
  "#111317",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, dark: slate },
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "16px", sm: "16px", md: "20px", lg: "20px", xl: "24px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  shadows: {
    xs: "none",
    sm: "0 1px 2px rgb(0 0 0 / 8%)",
    md: "0 4px 16px rgb(0 0 0 / 12%)",
    lg: "0 8px 28px rgb(0 0 0 / 16%)",
    xl: "0 12px 40px rgb(0 0 0 / 20%)",
  },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "18px", lineHeight: "24px" },
      h2: { fontSize: "15px", lineHeight: "20px" },
      h3: { fontSize: "13px", lineHeight: "20px" },
    },
  },
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: "sm" },
      vars: (_, { size }) => ({
        root:
          size === undefined || size === "sm"
            ? { "--button-height": "28px", "--button-fz": "13px", "--button-padding-x": "12px" }
            : {},
      }),
    }),
    Input: Input.extend({
      vars: (_, { size }) => ({
        wrapper:
          size === undefined || size === "sm"
            ? { "--input-height": "28px", "--input-fz": "13px", "--input-padding": "8px" }
            : {},
      }),
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: "sm" },
      vars: () => ({
        label: { "--input-label-size": "12px" },
        description: { "--input-description-size": "12px" },
        error: { "--input-error-size": "12px" },
        success: {},
      }),
    }),
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 28 } },
    Modal: {
      defaultProps: {
        yOffset: 88,
        padding: "lg",
        transitionProps: { duration: 100 },
        overlayProps: { backgroundOpacity: 0.3 },
        closeButtonProps: { "aria-label": "Close" },
      },
    },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Menu: {
      defaultProps: {
        shadow: "md",
        transitionProps: { duration: 80 },
        offset: 4,
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, withinPortal: true },
    }),
  },
});
