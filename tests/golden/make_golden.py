#!/usr/bin/python3
"""Writes the golden files beside it: what PyTorch computes for random shapes and options.

    apt-get install python3-torch python3-numpy
    /usr/bin/python3 tests/golden/make_golden.py

Each line of NAME.jsonl is one case: the operator, its shapes, its options as the JavaScript API spells them, and PyTorch's
float32 results, the outputs and all gradients. Inputs are not stored: `values` below makes them from the case's seed, and
every reader of these files does the same (see README.md).
"""

import json
import math
import pathlib
import random

import torch
import torch.nn.functional as F

SEED = 20240607
torch.set_num_threads(1)

# Which stream of numbers fills which tensor of a case.
X, WEIGHT, BIAS, GRAD_OUTPUT = 1, 2, 3, 4


def values(shape, seed, stream, scale=1.0, levels=0):
    """Numbers in [-scale, scale), exact in float32; with levels, rounded down to multiples of 1 / levels (ties!)."""
    state = (seed * 2654435761 + stream * 40503) % 2**32
    numbers = []
    for _ in range(math.prod(shape)):
        state = (state * 1664525 + 1013904223) % 2**32
        value = (state >> 8) / 2**23 - 1
        if levels:
            value = math.floor(value * levels) / levels
        numbers.append(value * scale)
    return torch.tensor(numbers, dtype=torch.float32).reshape(shape)


def numbers(tensor):
    """A tensor as a flat list, seven digits each; whole numbers without a point."""
    rounded = [float(f'{value:.7g}') for value in tensor.detach().reshape(-1).tolist()]
    return [int(value) if value.is_integer() else value for value in rounded]


def write(name, cases):
    path = pathlib.Path(__file__).with_name(f'{name}.jsonl')
    path.write_text(''.join(json.dumps(case, separators=(',', ':')) + '\n' for case in cases))
    print(f'{path.name}: {len(cases)} cases, {path.stat().st_size / 1000:.0f} kB')


def pair(value):
    return list(value) if isinstance(value, (list, tuple)) else [value, value]


# Padding, for signals (one axis) and pictures (two). Sides are [(before, after), ...], the first axis first.


def sides_of(padding, sizes, kernel, stride, dilation):
    reach = [d * (k - 1) + 1 for k, d in zip(kernel, dilation)]
    axes = range(len(sizes))
    if padding == 'valid':
        return [(0, 0) for _ in axes]
    if padding == 'full':
        return [(reach[a] - 1, reach[a] - 1) for a in axes]
    if padding == 'same':
        totals = [max((-(-sizes[a] // stride[a]) - 1) * stride[a] + reach[a] - sizes[a], 0) for a in axes]
        return [(total // 2, total - total // 2) for total in totals]
    if len(sizes) == 1:
        before, after = pair(padding)
        return [(before, after)]
    if isinstance(padding, list) and len(padding) == 4:
        top, left, bottom, right = padding
        return [(top, bottom), (left, right)]
    vertical, horizontal = pair(padding)
    return [(vertical, vertical), (horizontal, horizontal)]


def fits(sides, sizes, kernel, dilation, mode):
    for (before, after), size, k, d in zip(sides, sizes, kernel, dilation):
        if size + before + after < d * (k - 1) + 1:
            return False
        if mode == 'reflect' and max(before, after) >= size:
            return False
        if mode == 'circular' and max(before, after) > size:
            return False
    return True


def padded(x, sides, mode):
    flat = [side for axis in reversed(sides) for side in axis]
    if mode == 'zeros':
        return F.pad(x, flat)
    return F.pad(x, flat, mode=mode)


def activated(z, activation):
    """z [N, O, ...] under one activation or one for each channel."""
    functions = {
        'none': lambda v: v,
        'relu': torch.relu,
        'leaky-relu': F.leaky_relu,
        'sigmoid': torch.sigmoid,
        'tanh': torch.tanh,
        'gelu': F.gelu,
    }
    if isinstance(activation, str):
        return functions[activation](z)
    return torch.stack([functions[kind](z[:, o]) for o, kind in enumerate(activation)], dim=1)


KINDS = ['none', 'relu', 'leaky-relu', 'sigmoid', 'tanh', 'gelu']


# Convolutions.


def random_window(rng, axes):
    def number(choices):
        if axes == 2 and rng.random() < 0.5:
            return [rng.choice(choices), rng.choice(choices)]
        return rng.choice(choices)

    options = {}
    if rng.random() < 0.5:
        options['stride'] = number([1, 2, 3])
    if rng.random() < 0.4:
        options['dilation'] = number([1, 2, 3])
    if rng.random() < 0.75:
        explicit = [rng.randrange(5) for _ in range(2 * axes)]
        options['padding'] = rng.choice([number([0, 1, 2]), explicit, explicit, 'same', 'full', 'valid'])
        options['paddingMode'] = rng.choice(['zeros', 'replicate', 'reflect', 'circular'])
    return options


def geometry(options, axes):
    """stride, dilation, padding, mode with their defaults, one number for each axis."""
    stride = pair(options.get('stride', 1))[:axes]
    dilation = pair(options.get('dilation', 1))[:axes]
    return stride, dilation, options.get('padding', 0), options.get('paddingMode', 'zeros')


def with_gradients(case, z, x, weight, bias):
    """The gradients of Σ z · gradOutput, z being the result before the activation."""
    leaves = [tensor for tensor in (x, weight, bias) if tensor is not None]
    grad_output = values(z.shape, case['seed'], GRAD_OUTPUT)
    gradients = torch.autograd.grad(z, leaves, grad_output)
    case['gradInput'] = numbers(gradients[0])
    case['gradWeight'] = numbers(gradients[1])
    if bias is not None:
        case['gradBias'] = numbers(gradients[2])
    return case


def without_batch(case, rng):
    if case['x'][0] == 1 and rng.random() < 0.4:
        case['x'] = case['x'][1:]
        case['shape'] = case['shape'][1:]
    return case


def convolution(operator, seed, x_shape, weight_shape, options, has_bias, gradients=True):
    axes = len(x_shape) - 2
    stride, dilation, padding, mode = geometry(options, axes)
    kernel = weight_shape[2:]
    sides = sides_of(padding, x_shape[2:], kernel, stride, dilation)
    if not fits(sides, x_shape[2:], kernel, dilation, mode):
        return None
    x = values(x_shape, seed, X).requires_grad_()
    weight = values(weight_shape, seed, WEIGHT).requires_grad_()
    bias = values(weight_shape[:1], seed, BIAS).requires_grad_() if has_bias else None
    flipped = options.get('operation') == 'convolution'
    used = weight.flip(list(range(2, 2 + axes))) if flipped else weight
    convolve = F.conv2d if axes == 2 else F.conv1d
    z = convolve(padded(x, sides, mode), used, bias, stride, 0, dilation, options.get('groups', 1))
    if z.numel() + x.numel() + weight.numel() > 320 and gradients:
        return None
    y = activated(z, options.get('activation', 'none'))
    case = {'operator': operator, 'seed': seed, 'x': list(x_shape), 'weight': list(weight_shape), 'bias': has_bias,
            'options': options, 'shape': list(y.shape), 'y': numbers(y)}
    return with_gradients(case, z, x, weight, bias) if gradients else case


def random_convolution(operator, axes, rng, seed):
    groups = rng.choice([1, 1, 1, 2, 3])
    inputs, outputs = rng.choice([1, 1, 2, 3]), rng.choice([1, 1, 2])
    sizes = [rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9] if axes == 2 else [1, 2, 5, 8, 9, 13, 28, 31]) for _ in range(axes)]
    kernel = [rng.choice([1, 2, 3, 3, 4, 5]) for _ in range(axes)]
    options = random_window(rng, axes)
    if groups > 1:
        options['groups'] = groups
        if rng.random() < 0.5:
            inputs = 1
    if rng.random() < 0.3:
        options['operation'] = 'convolution'
    if rng.random() < 0.25:
        channels = outputs * groups
        options['activation'] = rng.choice([rng.choice(KINDS), [rng.choice(KINDS) for _ in range(channels)]])
    batch = rng.choice([1, 1, 2])
    case = convolution(operator, seed, [batch, inputs * groups, *sizes], [outputs * groups, inputs, *kernel], options,
                       rng.random() < 0.6)
    return case and without_batch(case, rng)


def random_cases(count, make):
    """`count` cases from make(rng, seed), which gives None where random options do not fit together."""
    rng = random.Random(SEED)
    cases = []
    seed = 0
    while len(cases) < count:
        seed += 1
        case = make(rng, seed)
        if case:
            cases.append(case)
    return cases


def conv2d_cases():
    cases = random_cases(190, lambda rng, seed: random_convolution('conv2d', 2, rng, seed))
    # The layers of real networks, too large for their gradients to be stored.
    for seed, (x, weight, options) in enumerate([
            ([1, 16, 14, 14], [2, 16, 5, 5], {'padding': 'same'}),
            ([1, 512, 3, 3], [3, 512, 3, 3], {}),
            ([1, 2048, 2, 2], [4, 2048, 1, 1], {}),
            ([1, 3, 31, 28], [1, 3, 11, 11], {'stride': 4, 'padding': 2}),
            ([1, 64, 7, 7], [64, 1, 3, 3], {'groups': 64, 'stride': 3}),
    ], start=10001):
        cases.append(convolution('conv2d', seed, x, weight, options, True, gradients=False))
    return cases


def conv1d_cases():
    cases = random_cases(110, lambda rng, seed: random_convolution('conv1d', 1, rng, seed))
    cases.append(convolution('conv1d', 10001, [1, 1, 1200], [1, 1, 1000], {}, True, gradients=False))
    return cases


def random_locally_connected(rng, seed):
    x_shape = [rng.choice([1, 2]), rng.choice([1, 2]), rng.randint(1, 5), rng.randint(1, 5)]
    kernel = [rng.randint(1, 3), rng.randint(1, 3)]
    channels = rng.choice([1, 2])
    options = random_window(rng, 2)
    stride, dilation, padding, mode = geometry(options, 2)
    sides = sides_of(padding, x_shape[2:], kernel, stride, dilation)
    if not fits(sides, x_shape[2:], kernel, dilation, mode):
        return None
    x = values(x_shape, seed, X).requires_grad_()
    frame = padded(x, sides, mode)
    rows, columns = [(frame.shape[a + 2] - dilation[a] * (kernel[a] - 1) - 1) // stride[a] + 1 for a in (0, 1)]
    weight_shape = [rows, columns, channels, x_shape[1], *kernel]
    if math.prod(weight_shape) > 250:
        return None
    weight = values(weight_shape, seed, WEIGHT).requires_grad_()
    bias = values([channels, rows, columns], seed, BIAS).requires_grad_() if rng.random() < 0.6 else None
    patches = F.unfold(frame, kernel, dilation=dilation, stride=stride).reshape(x_shape[0], -1, rows * columns)
    z = torch.einsum('nkp,pok->nop', patches, weight.reshape(rows * columns, channels, -1))
    z = z.reshape(x_shape[0], channels, rows, columns)
    if bias is not None:
        z = z + bias
    case = {'operator': 'locallyConnected2d', 'seed': seed, 'x': x_shape, 'weight': weight_shape,
            'bias': bias is not None, 'options': options, 'shape': list(z.shape), 'y': numbers(z)}
    return without_batch(with_gradients(case, z, x, weight, bias), rng)


# Pooling.


def random_pooling(kind, rng, seed):
    x_shape = [rng.choice([1, 1, 2]), rng.choice([1, 2, 3]), *[rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 13]) for _ in (0, 1)]]
    kernel = [rng.randint(1, 5), rng.randint(1, 5)]
    if rng.random() < 0.6:
        kernel[1] = kernel[0]
    options = {'kernel': kernel[0] if kernel[0] == kernel[1] else kernel}
    if rng.random() < 0.7:
        options['stride'] = rng.choice([1, 2, 3, [1, 2], [3, 1]])
    if rng.random() < 0.5:
        options['padding'] = [rng.randint(0, kernel[0] // 2), rng.randint(0, kernel[1] // 2)]
    if rng.random() < 0.5:
        options['ceilMode'] = True
    if kind == 'max' and rng.random() < 0.3:
        options['dilation'] = rng.choice([2, [1, 2], 3])
    if kind == 'avg' and rng.random() < 0.5:
        options['countIncludePad'] = False
    x = values(x_shape, seed, X, levels=4 if kind == 'max' else 0).requires_grad_()
    stride, padding = options.get('stride', kernel), options.get('padding', 0)
    ceil_mode = options.get('ceilMode', False)
    try:
        if kind == 'max':
            y, indices = F.max_pool2d(x, kernel, stride, padding, options.get('dilation', 1), ceil_mode,
                                      return_indices=True)
        else:
            y = F.avg_pool2d(x, kernel, stride, padding, ceil_mode, options.get('countIncludePad', True))
    except RuntimeError:  # the window fits nowhere
        return None
    if y.numel() > 300 or not torch.isfinite(y).all():  # not finite: a dilated window that holds no cell, which we refuse
        return None
    gradient = torch.autograd.grad(y, x, values(y.shape, seed, GRAD_OUTPUT))[0]
    case = {'operator': f'{kind}Pool2d', 'seed': seed, 'x': x_shape, 'options': options, 'shape': list(y.shape),
            'y': numbers(y), 'gradInput': numbers(gradient)}
    if kind == 'max':
        case['levels'] = 4
        case['indices'] = indices.reshape(-1).tolist()
    return without_batch(case, rng)


def random_global_pooling(rng, seed):
    x_shape = [rng.choice([1, 2]), rng.randint(1, 4), rng.randint(1, 9), rng.randint(1, 9)]
    x = values(x_shape, seed, X).requires_grad_()
    y = F.adaptive_avg_pool2d(x, 1)
    gradient = torch.autograd.grad(y, x, values(y.shape, seed, GRAD_OUTPUT))[0]
    case = {'operator': 'globalAvgPool2d', 'seed': seed, 'x': x_shape, 'options': {}, 'shape': list(y.shape),
            'y': numbers(y), 'gradInput': numbers(gradient)}
    return without_batch(case, rng)


def pooling_cases():
    return (random_cases(90, lambda rng, seed: random_pooling('max', rng, seed)) +
            random_cases(90, lambda rng, seed: random_pooling('avg', rng, seed)) +
            random_cases(20, random_global_pooling))


# Value by value, and row by row.


def activation_case(kind, rng, seed):
    shape = [rng.randint(1, 9) for _ in range(rng.randint(1, 3))]
    scale = rng.choice([1, 6, 20])
    x = values(shape, seed, X, scale).requires_grad_()
    y = activated(x, kind)
    gradient = torch.autograd.grad(y, x, values(y.shape, seed, GRAD_OUTPUT))[0]
    return {'operator': 'activation', 'seed': seed, 'x': shape, 'scale': scale, 'kind': kind, 'shape': shape,
            'y': numbers(y), 'gradInput': numbers(gradient)}


def dense_case(rng, seed):
    batch, inputs, outputs = rng.choice([1, 2, 3]), rng.choice([1, 2, 3, 4, 5, 7, 9, 13, 28, 31]), rng.randint(1, 9)
    x = values([batch, inputs], seed, X).requires_grad_()
    weight = values([outputs, inputs], seed, WEIGHT).requires_grad_()
    bias = values([outputs], seed, BIAS).requires_grad_() if rng.random() < 0.6 else None
    y = F.linear(x, weight, bias)
    case = {'operator': 'dense', 'seed': seed, 'x': [batch, inputs], 'weight': [outputs, inputs],
            'bias': bias is not None, 'options': {}, 'shape': list(y.shape), 'y': numbers(y)}
    return without_batch(with_gradients(case, y, x, weight, bias), rng)


def long_dense_case(seed):
    y = F.linear(values([1, 20000], seed, X), values([3, 20000], seed, WEIGHT), values([3], seed, BIAS))
    return {'operator': 'dense', 'seed': seed, 'x': [1, 20000], 'weight': [3, 20000], 'bias': True, 'options': {},
            'shape': [1, 3], 'y': numbers(y)}


def softmax_case(rng, seed):
    shape = [rng.randint(1, 6) for _ in range(rng.randint(0, 2))] + [rng.choice([1, 2, 3, 4, 5, 10, 31])]
    scale = rng.choice([1, 10, 100])
    x = values(shape, seed, X, scale).requires_grad_()
    y = F.softmax(x, dim=-1)
    gradient = torch.autograd.grad(y, x, values(y.shape, seed, GRAD_OUTPUT))[0]
    return {'operator': 'softmax', 'seed': seed, 'x': shape, 'scale': scale, 'shape': shape, 'y': numbers(y),
            'gradInput': numbers(gradient)}


def cross_entropy_case(rng, seed):
    shape = [rng.randint(1, 6), rng.choice([1, 2, 3, 10])]
    scale = rng.choice([1, 10, 100])
    labels = [rng.randrange(shape[1]) for _ in range(shape[0])]
    logits = values(shape, seed, X, scale).requires_grad_()
    loss = F.cross_entropy(logits, torch.tensor(labels))
    gradient = torch.autograd.grad(loss, logits)[0]
    return {'operator': 'crossEntropy', 'seed': seed, 'x': shape, 'scale': scale, 'labels': labels, 'y': numbers(loss),
            'gradInput': numbers(gradient)}


def correlation_case(rng, seed):
    image_shape = [rng.randint(1, 9), rng.randint(1, 9)]
    template_shape = [rng.randint(1, min(4, size)) for size in image_shape]
    levels = rng.choice([0, 1, 2])
    image = values(image_shape, seed, X, levels=levels)
    template = values(template_shape, seed, WEIGHT).double()
    count = template.numel()
    patches = image.double().unfold(0, template_shape[0], 1).unfold(1, template_shape[1], 1)
    patches = patches.reshape(*patches.shape[:2], count)
    centered = patches - patches.mean(-1, keepdim=True)
    wanted = template.reshape(-1) - template.mean()
    lengths = centered.norm(dim=-1) * wanted.norm()
    flat = (patches.amax(-1) == patches.amin(-1)) | (count == 1)
    y = torch.where(flat, torch.zeros_like(lengths), (centered @ wanted) / lengths)
    return {'operator': 'normalizedCrossCorrelation', 'seed': seed, 'x': image_shape, 'levels': levels,
            'weight': template_shape, 'shape': list(y.shape), 'y': numbers(y)}


def other_cases():
    rng = random.Random(SEED)
    cases = [activation_case(kind, rng, seed) for seed in range(1, 7) for kind in KINDS]
    cases += random_cases(40, dense_case) + [long_dense_case(10001)]
    cases += random_cases(30, softmax_case) + random_cases(25, cross_entropy_case)
    cases += random_cases(30, correlation_case)
    return cases


def main():
    write('conv2d', conv2d_cases())
    write('conv1d', conv1d_cases())
    write('locally-connected', random_cases(80, random_locally_connected))
    write('pooling', pooling_cases())
    write('other', other_cases())


if __name__ == '__main__':
    main()
