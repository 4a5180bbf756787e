// A list that opens over the page beside what it belongs to, also within a dialog.

/** Opens it beneath its anchor, or above where there is more room; answers what closes it. */
export function openBeside(popup, anchor, onAway) {
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const below = innerHeight - at.bottom - 8;
    const above = at.top - 8;
    const up = below < Math.min(popup.scrollHeight, 220) && above > below;
    popup.style.minWidth = Math.min(at.width, innerWidth - 16) + 'px';
    popup.style.maxHeight = Math.max(96, Math.min(320, up ? above : below)) + 'px';
    popup.style.left = Math.max(8, Math.min(at.left, innerWidth - popup.offsetWidth - 8)) + 'px';
    popup.style.top = (up ? Math.max(8, at.top - popup.offsetHeight - 4) : at.bottom + 4) + 'px';
  };
  const away = (event) => {
    if (!popup.contains(event.target) && !anchor.contains(event.target)) onAway();
  };
  popup.showPopover();
  place();
  addEventListener('scroll', place, true);
  addEventListener('resize', place);
  addEventListener('pointerdown', away, true);
  return () => {
    removeEventListener('scroll', place, true);
    removeEventListener('resize', place);
    removeEventListener('pointerdown', away, true);
    if (popup.isConnected) popup.hidePopover();
  };
}
