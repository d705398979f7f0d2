"""What each kind of fix costs, or when to choose it."""

TRADE_OFFS = {
    # windows
    "set-padding": "Frames keep their size; what is computed at their borders is partly made of zeros.",
    "drop-padding": "No value is made of zeros; frames shrink by kernel_size - 1.",
    "set-strides": "Frames change their size by the stride, and with them memory, time and what layers behind see.",
    "set-kernel-size": "A smaller kernel sees less of each frame, and follows slower motion.",
    "set-pool-size": "Less is pooled away: larger frames, more to compute behind.",
    "set-dilation-rate": "The layer sees less far in each frame, with as many weights.",
    "spare-time": "A ConvLSTM walks along time by itself, one frame after another.",
    "keep-time": "All frames stay; nothing is averaged or repeated along time.",
    # channels
    "set-filters": "The number of features that the layer holds changes, and the size of its weights with it.",
    "set-units": "The number of weights changes with it.",
    "add-read-out": "The layer before keeps its features; the new one learns to weigh them.",
    "project-channels": "A few weights more; what is joined is then learned.",
    "to-grey": "What only colour tells is lost.",
    "repeat-channel": "Nothing is learned from the copies; the model stays as it is.",
    "permute": "The data stay as they are; each batch is copied once.",
    # time
    "return-sequences": "Every frame's features are kept: as many times the memory as there are frames.",
    "return-last-frame": "Only what the last frame holds is handed on; the others are summed up in it.",
    "wrap-time-distributed": "Each frame is treated alike and by itself; the weights are shared.",
    "unwrap-time-distributed": "The clip is read as a sequence, which is what the layer is for.",
    "flatten-frames": "Neighbourhood in the frame is no longer known to the layers behind.",
    "repeat-frame": "Each step starts from the same frame; what comes next has to be in the state.",
    "last-target": "The frames before the last are no longer learned.",
    "crop-predictions": "The first predictions are made and thrown away.",
    # data
    "crop-clips": "What is cut off is not learned from; padding with a mask would keep it.",
    "crop-data": "What is cut off is not seen.",
    "crop-targets": "The borders of the targets are not learned.",
    "change-data": "The model stays as it is; whoever calls it next has to do the same.",
    "resize-frames": "Detail finer than the new pixels is lost; the weights are shared.",
    "class-numbers": "The loss reads numbers; the model stays as it is.",
    "add-batch-axis": "One clip makes a batch of one.",
    "batch-dataset": "A larger batch takes more memory and fewer steps.",
    "set-input-shape": "What is fed from now on has to fit it.",
    "set-target-shape": "What stands behind sees another shape.",
    "drop-remainder": "The clips of the last, partial batch are left out of every epoch; shuffle to vary which.",
    "remove-stateful": "Every batch starts from zeros: right for separate clips, wrong for one long stream.",
    "pool-instead": "Where something was is averaged away; what it was stays.",
    # states
    "set-initial-state": "Nothing is lost: the decoder goes on where the encoder stopped.",
    "remove-initial-state": "What the encoder saw is lost to the decoder.",
    "remove-return-state": "The states are no longer there for a decoder.",
    "broadcast-state": "It does what happens now, in sight of the reader.",
    "bridge-convolution": "Both layers stay as they are; the bridge has weights of its own to learn.",
    "crop-state": "Both layers stay as they are; the memory of the borders is lost.",
    "pad-state": "Both layers stay as they are; at the borders the memory starts empty.",
    "own-layer": "The two no longer share their weights: twice as many to learn, each from its own data.",
    # branches
    "crop": "A row or column at the border is lost.",
    "pad": "A row or column at the border is made of zeros.",
    # arguments
    "rename-argument": "Nothing else changes.",
    "remove-argument": "What was meant by it does not happen.",
}
