// Leaving at once. Without this script the link still leads through our own server to the same place.
(() => {
  'use strict';
  const link = document.getElementById('leave');
  if (!link) return;

  const PRESSES = 3;
  const WITHIN_MS = 5000;
  let presses = [];

  const leave = () => {
    // what can be seen goes first; the session ends while the other site loads
    document.documentElement.replaceChildren();
    navigator.sendBeacon(link.getAttribute('href'));
    location.replace(link.dataset.destination);
  };

  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });

  addEventListener('keydown', (event) => {
    if (event.repeat || event.isComposing) return;
    if (event.key === 'Escape' && !(event.target instanceof HTMLSelectElement)) {
      leave();
    } else if (event.key === 'Shift') {
      presses = presses.filter((at) => event.timeStamp - at < WITHIN_MS).concat(event.timeStamp);
      if (presses.length >= PRESSES) leave();
    } else {
      // capitals are no call for help
      presses = [];
    }
  });

  // a page that a browser kept alive in its history is asked for again, and the server knows the session has ended
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  const hint = document.getElementById('leave-hint');
  if (hint) {
    hint.hidden = false;
    link.setAttribute('aria-describedby', 'leave-hint');
  }
})();
