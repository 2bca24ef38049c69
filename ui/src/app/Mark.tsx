/** The two linked wheels that stand for Tandem. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="var(--mantine-color-accent-6)" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round">
        <path d="M9.6 14.4l4.8-4.8" />
        <circle cx="7.5" cy="16.5" r="2.75" />
        <circle cx="16.5" cy="7.5" r="2.75" />
      </g>
    </svg>
  );
}
