# Clips of any length, arguments by name.
# outcome: correct


def build_bordered(height, width):
    clips = keras.Input((None, height, width, 4))
    bordered = layers.ZeroPadding3D(padding=(0, 1, 1))(clips)
    change = layers.ConvLSTM2D(filters=4, kernel_size=(3, 3), padding="valid", return_sequences=True)(bordered)
    return keras.Model(inputs=clips, outputs=layers.Add()([change, clips]))
