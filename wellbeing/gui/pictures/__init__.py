"""A picture of every screen, taken from the real program without a display: for the demo, and for judging looks.

`every.picture_screens` takes them all. A new place in the side bar is pictured by itself; a place below one gets its
line in `screens.BELOW`; what has to be pressed first is pressed in a walk: `example`, `talks`, `several`,
`hand_overs` and so on. A walk gets the `tour.Tour` that opened its vault.
"""
