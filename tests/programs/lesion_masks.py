"""Ultrasound: where is the lesion in every frame?"""
import numpy as np, keras
from keras import layers

T,S=6,20

model=keras.Sequential([keras.Input((T,S,S,1)),
  layers.ConvLSTM2D(8,3,padding="same",return_sequences=True), layers.BatchNormalization(),
  layers.ConvLSTM2D(8,3,padding="same"), layers.BatchNormalization(),
  layers.Conv2D(1,1,activation="sigmoid")])
model.compile(optimizer="adam",loss=keras.losses.BinaryCrossentropy())

scans=np.random.rand(4,T,S,S,1)
masks=(np.random.rand(4,T,S,S,1)>0.9).astype("float32")
history=model.fit(scans,masks,batch_size=2,verbose=0)
print("loss",history.history["loss"][-1])
