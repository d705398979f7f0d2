# From the output back: stride · r + kernel − stride.
# outcome: correct

rows = columns = 1
for layer in reversed(now_question.layers):
    (tall, wide), (down, along) = layer.kernel_size, layer.strides
    rows, columns = down * rows + tall - down, along * columns + wide - along
seen_now = (rows, columns)
