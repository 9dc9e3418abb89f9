// What the page shows anyway, kept fresh: what a choice comes to while it is made, and how far messages are.
(function () {
  'use strict';
  var form = document.querySelector('form[data-count]');
  if (form) {
    var timer;
    var asked = 0;
    form.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(count, 250);
    });
    var count = function () {
      var mine = ++asked;
      fetch(form.dataset.count, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' })
        .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(new Error('no count')); })
        .then(function (live) {
          if (mine !== asked) { return; }
          document.getElementById('live-text').textContent = live.full || 'There is nothing to say, or nobody to say it to.';
          document.getElementById('live-segments').textContent = live.segments;
          document.getElementById('live-people').textContent = live.people;
          document.getElementById('live-cost').textContent = live.cost;
          var refusals = document.getElementById('live-refusals');
          refusals.replaceChildren();
          live.refusals.forEach(function (refusal) {
            var line = document.createElement('li');
            line.textContent = refusal.why;
            refusals.append(line);
          });
        })
        .catch(function () { /* the button Preview shows it */ });
    };
  }
  var progress = document.querySelector('[data-progress]');
  if (progress) {
    var row = function (sum) {
      var line = document.createElement('tr');
      [sum.revision, sum.channel, sum.outcome, sum.messages].forEach(function (words) {
        line.insertCell().textContent = words;
      });
      line.lastElementChild.className = 'num';
      return line;
    };
    var look = function () {
      if (document.hidden) { return; }
      fetch(progress.dataset.progress, { credentials: 'same-origin' })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (sums) {
          if (sums.length > 0) {
            document.getElementById('sums').replaceChildren(...sums.map(row));
          }
        })
        .catch(function () { /* the page can be loaded again */ });
    };
    setInterval(look, 3000);
  }
})();
